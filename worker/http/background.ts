import type { Context } from 'hono';
import type { App } from './app';

/** Work that nobody has to wait for. It may fail, and is logged by its name alone: errors may hold what people wrote. */
export async function inBackground(c: Context<App>, name: string, work: Promise<unknown>): Promise<void> {
  const done = work.catch((error: unknown) => {
    console.error(JSON.stringify({ level: 'error', area: name, message: error instanceof Error ? error.name : 'threw' }));
  });
  try {
    c.executionCtx.waitUntil(done);
  } catch {
    // Called without one, as by a program: then whoever began it waits.
    await done;
  }
}
