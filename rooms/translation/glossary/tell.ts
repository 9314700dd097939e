import type { LiveRoom } from '../../live';
import type { DownOf } from '../../protocol/down';
import type { GlossaryEntry } from '../../protocol/glossary';
import * as entries from './store';

const PREFIX = 'gls_';
/** The number in an entry's name; NaN for a name of another kind. */
export const numberOf = (entry: string) => (/^gls_\d{1,12}$/.test(entry) ? Number(entry.slice(PREFIX.length)) : Number.NaN);

/** An entry as it is shown: who proposed it goes by their present name. */
export function shown(room: LiveRoom, { n, terms, accepted, by }: entries.Entry): GlossaryEntry {
  const { member, nickname } = room.members.person(by);
  return { entry: `${PREFIX}${n}`, terms, accepted, by: { member, nickname } };
}

export const glossaryEvent = (room: LiveRoom): DownOf<'glossary.listed'> => ({
  type: 'glossary.listed',
  entries: entries.list(room.sql).map((entry) => shown(room, entry)),
});

/** The glossary has changed: whoever looks at it asks for it anew, and who may decide has it at once. */
export function tellGlossary(room: LiveRoom): void {
  room.connections.tellAll({ type: 'glossary.changed' });
  room.tellWho('glossary.decide', glossaryEvent(room));
}
