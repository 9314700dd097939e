import { z } from 'zod';
import type { State } from './libretranslate-state';

const calls = z.array(z.object({ texts: z.array(z.string()), from: z.string(), to: z.string(), mood: z.string() }));

/** The stand-in as tests inside workerd reach it: a server of their own behind a path that nobody else uses. */
export function libreTranslateAt(origin: string | undefined) {
  if (!origin) throw new Error('vitest.config.ts starts no stand-in.');
  const url = `${origin}/${crypto.randomUUID()}`;
  return {
    url,
    be: async (state: Partial<State>) => {
      const response = await fetch(`${url}/state`, { method: 'POST', body: JSON.stringify(state) });
      if (!response.ok) throw new Error(`The stand-in answered ${response.status}.`);
    },
    calls: async () => calls.parse(await (await fetch(`${url}/calls`)).json()),
  };
}
