import type { Miniflare } from 'miniflare';

/** Rings the Worker's clock (wrangler.toml's cron) on this machine, where nobody else does. What fails is the Worker's to log. Returns how to stop. */
export function startClock(product: Miniflare, everyMs: number): () => void {
  const ring = async () => {
    const worker = await product.getWorker('openlink');
    await worker.scheduled({ cron: 'local' });
  };
  const timer = setInterval(() => void ring().catch(() => {}), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
