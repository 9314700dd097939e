import { text } from '../../rooms/protocol/text';
import { z } from '../http/z';

/** Sites that one person registers. */
export const PARTNERS_MAX = 20;
export const KEYS_MAX = 10;
export const TOKENS_MAX = 10;
export const PATTERNS_MAX = 20;
export const WEBHOOKS_MAX = 5;
/** Rooms that a partner's works may open in a day, UTC. */
export const ROOMS_A_DAY = 500;

export const partnerId = z.string().regex(/^ptn_[a-z0-9]{16}$/);
/** The partner's own name of a thing in its catalogue. */
export const workId = text({ min: 1, max: 200, visible: true });

/** What `content` names: the first colon divides, so a work's id may have more of them. */
export function contentOf(content: string): { partnerId: string; workId: string } | undefined {
  const at = content.indexOf(':');
  const partner = partnerId.safeParse(content.slice(0, at));
  const work = workId.safeParse(content.slice(at + 1));
  return at > 0 && partner.success && work.success ? { partnerId: partner.data, workId: work.data } : undefined;
}

/** Whether a work's id fits a pattern, in which `*` stands for any characters, or none. In time linear in both, whatever the pattern is. */
export function fits(id: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return id === pattern;
  if (id.length < first.length + last.length || !id.startsWith(first) || !id.endsWith(last)) return false;
  const end = id.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = id.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** The day of a moment, UTC. */
export const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);
