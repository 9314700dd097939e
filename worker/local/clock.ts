/** Rings the Worker's clock (wrangler.toml's cron) on this machine, where nobody else does. What fails is the Worker's to log, and is tried at the next. */
export function startClock(ring: () => Promise<unknown>, everyMs: number): void {
  setInterval(() => void ring().catch(() => {}), everyMs).unref();
}
