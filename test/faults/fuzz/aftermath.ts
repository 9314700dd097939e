import { isDeepStrictEqual } from 'node:util';
import { down, type Down } from '$rooms/protocol/down';
import { memberNo, ok, type PlainRoom, type PlainSocket } from '../../rooms/plain-room';

/** A promise of the contract that was broken. */
export class Violation extends Error {}
export function say(what: string): never {
  throw new Violation(what);
}

/** Every answer is by the schemas, whole and without a word more. */
export function checkShapes(events: Down[]): void {
  for (const event of events) {
    const read = down.safeParse(event);
    if (!read.success) say(`no event of ours: ${JSON.stringify(event).slice(0, 500)}: ${read.error.message}`);
    if (!isDeepStrictEqual(read.data, event)) say(`more than the schema says: ${JSON.stringify(event).slice(0, 500)}`);
  }
}

const seqsOf = (events: Down[]) => events.flatMap((event) => ('seq' in event ? [event.seq] : []));

function checkRow(what: string, seqs: number[], head: number): void {
  const hole = seqs.findIndex((seq, i) => seq !== i + 1);
  if (hole >= 0) say(`${what} has ${seqs[hole]} at place ${hole + 1}`);
  if (seqs.length !== head) say(`${what} has ${seqs.length} of ${head}`);
}

/** What must hold whatever was thrown: of the disk, of what a witness heard, of a room that wakes, of one who comes and reads it all. */
export async function checkAftermath(
  room: PlainRoom,
  { witness, witnessNo, named }: { witness: PlainSocket; witnessNo: number; named: number },
): Promise<void> {
  if (Object.keys(Object.prototype).length) say('Object.prototype has grown');
  const head = checkDisk(room);
  checkRow('what the witness heard', seqsOf(witness.frames.flat()), head);
  checkAwakening(room, named);
  await checkReplay(room, witnessNo, head);
}

/** The head of the log. */
function checkDisk(room: PlainRoom): number {
  const rows = <Row extends Record<string, string | number | null>>(query: string) => room.sql.exec<Row>(query).toArray();
  const count = (what: string) => rows<{ n: number }>(`SELECT count(*) AS n FROM ${what}`)[0]!.n;
  const seqs = rows<{ seq: number }>('SELECT seq FROM message UNION ALL SELECT seq FROM event ORDER BY seq').map(({ seq }) => seq);
  checkRow('the log', seqs, seqs.length);
  if (rows('SELECT 1 AS one FROM message GROUP BY member, id HAVING count(*) > 1').length) say('an id was written twice');
  if (count("member WHERE role = 'head'") !== 1) say('not one head');
  if (count("message WHERE deleted_at IS NOT NULL AND (text <> '' OR reactions IS NOT NULL OR translations IS NOT NULL)"))
    say('a deleted message kept something');
  const edits = "event JOIN message ON message.seq = json_extract(event.body, '$.target')";
  if (count(`${edits} WHERE event.text IS NOT NULL AND message.deleted_at IS NOT NULL`)) say('an edit of a deleted message kept its text');
  const { memberCount } = ok(room.engine.view()).room;
  const here = count("member WHERE standing = 'here'");
  if (memberCount !== here) say(`${memberCount} members counted, ${here} there`);
  return seqs.length;
}

/** The room must not be able to tell whether it forgot everything but its disk. */
function checkAwakening(room: PlainRoom, named: number): void {
  const told = () => {
    const people = Array.from({ length: named }, (_, n) => [room.engine.standing(memberNo(n)), room.engine.mine(memberNo(n))]);
    const page = room.engine.messages({ member: memberNo(0) }, { limit: 100 });
    return JSON.stringify([room.engine.view(), people, page]);
  };
  const before = told();
  room.forget();
  const after = told();
  if (after !== before) say(`a room that woke says something else: ${before} became ${after}`);
}

/** Whoever comes with `since` gets all of it, in order. */
async function checkReplay(room: PlainRoom, n: number, head: number): Promise<void> {
  const reader = room.open(room.join(n).ticket, { since: '0', epoch: 'epoch-1', lang: 'ko' });
  await room.elapse(10_000);
  const events = reader.frames.flat();
  checkShapes(events);
  checkRow('a replay', seqsOf(events), head);
}
