/** What people say in a filled room, as a JSON array to be picked from in turn: Korean, Japanese and Indonesian, short and long. */
export type Filling = { messages: number; members: string[]; texts: string[]; /** ms UTC of the newest message. */ until: number };

/** Between two messages. A million of them are eleven and a half days. */
const EVERY_MS = 1000;
/** Every so many-th place in the log is a reaction. */
const REACTION_EVERY = 20;

/**
 * Puts a long past into a room's own tables, by a statement a table: as the room itself would have written it, a row a message.
 * To be called before the room is awake, for it reads where its log ends once.
 */
export function fill({ sql }: DurableObjectStorage, { messages, members, texts, until }: Filling): { head: number } {
  const head = messages + Math.floor((messages - 1) / (REACTION_EVERY - 1));
  const from = until - head * EVERY_MS;
  const count = 'WITH RECURSIVE place (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM place WHERE seq < ?1)';
  const at = `(?2 + seq * ${EVERY_MS})`;
  const pick = (list: string) => `json_extract(${list}, '$[' || (seq * 7919 % json_array_length(${list})) || ']')`;
  // RFC 9562 §5.7: 48 bits of time, the version, and what tells those of one time apart.
  const id = `printf('%08x-%04x-7000-8000-%012x', ${at} >> 16, ${at} & 65535, seq)`;
  sql.exec(
    `INSERT INTO message (seq, at, id, member, text, lang)
     ${count} SELECT seq, ${at}, ${id}, ${pick('?3')}, ${pick('?4')}, 'und' FROM place WHERE seq % ${REACTION_EVERY} <> 0`,
    head,
    from,
    JSON.stringify(members),
    JSON.stringify(texts),
  );
  sql.exec(
    `INSERT INTO event (seq, at, body)
     ${count} SELECT seq, ${at}, json_object('type', 'reaction.changed', 'seq', seq, 'target', seq - 1, 'emoji', '👍', 'member', ${pick('?3')},
       'on', json('true'), 'count', 1) FROM place WHERE seq % ${REACTION_EVERY} = 0`,
    head,
    from,
    JSON.stringify(members),
  );
  sql.exec(
    `${count} UPDATE message SET reactions = '{"👍":1}' WHERE seq IN (SELECT seq - 1 FROM place WHERE seq % ${REACTION_EVERY} = 0)`,
    head,
  );
  return { head };
}
