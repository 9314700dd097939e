import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Reach } from './people.ts';
import type { DemoLine } from './room.ts';

const frame = z
  .string()
  .transform((text): unknown => (text === 'pong' ? [] : JSON.parse(text)))
  .pipe(
    z.array(
      z.object({
        type: z.string(),
        id: z.string().optional(),
        seq: z.number().optional(),
        target: z.number().optional(),
        reason: z.string().optional(),
        before: z.number().optional(),
        messages: z.array(z.object({ seq: z.number(), translation: z.unknown().optional() })).optional(),
        re: z.string().optional(),
        code: z.string().optional(),
      }),
    ),
  );
type Event = z.infer<typeof frame>[number];

/** The messages of which this says that there is a translation, or that there is none to wait for. */
function settledBy({ type, target, reason, messages = [] }: Event): number[] {
  if (target !== undefined && (type === 'translation.added' || (type === 'translation.missed' && reason !== 'busy'))) return [target];
  return messages.filter(({ translation }) => translation).map(({ seq }) => seq);
}

/** One of the demo's people in one room. */
export async function talker(reach: Reach, url: string) {
  const waiting = new Map<string, { done: (seq: number) => void; fail: (error: Error) => void }>();
  const settled = new Set<number>();
  const ALL = 'history.fetch';
  const hear = (text: string) => {
    for (const event of frame.parse(text)) {
      const { type, id, seq, before, re, code } = event;
      for (const target of settledBy(event)) settled.add(target);
      if (type === 'chat.sent' && id && seq) waiting.get(id)?.done(seq);
      if (type === 'history.page' && before) waiting.get(ALL)?.done(before);
      if (type === 'error') for (const one of waiting.values()) one.fail(new Error(`The room refused ${re ?? 'a frame'}: ${code}`));
    }
  };
  const socket = await reach.socket(url, hear);
  const ask = (key: string, what: object) =>
    new Promise<number>((done, fail) => {
      waiting.set(key, { done, fail });
      socket.send(JSON.stringify(what));
    }).finally(() => waiting.delete(key));
  return {
    /** Resolves with the line's place in the log. */
    say: ({ text, lang }: DemoLine, replyTo?: number) => {
      const id = uuidv7();
      return ask(id, { type: 'chat.send', id, text, lang, ...(replyTo === undefined ? {} : { replyTo }) });
    },
    react: (target: number, emoji: string) => socket.send(JSON.stringify({ type: 'reaction.set', target, emoji, on: true })),
    /** Frames of one connection are answered in order: with this answer, the reactions before it are in. */
    settled: () => ask(ALL, { type: ALL, before: 1, limit: 1 }),
    /** Whether these can be read in this connection's language, or nobody knows how. */
    hasRead: (seqs: readonly number[]) => seqs.every((seq) => settled.has(seq)),
    close: () => socket.close(),
  };
}
export type Talker = Awaited<ReturnType<typeof talker>>;
