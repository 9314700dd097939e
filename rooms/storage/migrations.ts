import type { Sql } from '../deps';

/**
 * The room's tables, a step a feature, numbered from 0, never changed once landed: a room anywhere may be asleep at any step.
 * A plain message is one row: ids carry their time and so need no index, and `seq` is the room's own count.
 */
const STEPS: string[] = [
  // 0: the room and its members.
  `CREATE TABLE room (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    slug TEXT NOT NULL, origin TEXT NOT NULL, epoch TEXT NOT NULL, created_at INTEGER NOT NULL,
    title TEXT NOT NULL, description TEXT NOT NULL, topic_kind TEXT NOT NULL, topic_name TEXT NOT NULL, lang TEXT NOT NULL,
    visibility TEXT NOT NULL, entry TEXT NOT NULL, code TEXT, readers TEXT NOT NULL, closed INTEGER NOT NULL, slow_mode_ms INTEGER NOT NULL,
    member_count INTEGER NOT NULL, speakers INTEGER NOT NULL, first_speaker TEXT
  );
  CREATE TABLE member (
    id TEXT PRIMARY KEY, nickname TEXT NOT NULL, lang TEXT NOT NULL, role TEXT NOT NULL, standing TEXT NOT NULL,
    joined_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, read_seq INTEGER NOT NULL, last_sent_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE member_key (member TEXT NOT NULL, n INTEGER NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (member, n)) WITHOUT ROWID;
  CREATE TABLE ticket (member TEXT NOT NULL, hash TEXT NOT NULL, expires_at INTEGER NOT NULL, PRIMARY KEY (member, hash)) WITHOUT ROWID;
  CREATE TABLE code_guess (address TEXT PRIMARY KEY, wrong INTEGER NOT NULL, last_at INTEGER NOT NULL) WITHOUT ROWID`,

  // 1: the log.
  `CREATE TABLE message (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, id TEXT NOT NULL, member TEXT NOT NULL, text TEXT NOT NULL, lang TEXT NOT NULL,
    reply_to INTEGER, edited_at INTEGER, deleted_at INTEGER, last_edit INTEGER, edits INTEGER NOT NULL DEFAULT 0, reactions TEXT
  );
  CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL, text TEXT, previous_edit INTEGER);
  CREATE TABLE late_id (member TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (member, id)) WITHOUT ROWID;
  CREATE TABLE reaction (member TEXT NOT NULL, target INTEGER NOT NULL, emoji TEXT NOT NULL, PRIMARY KEY (member, target, emoji)) WITHOUT ROWID`,

  // 2: moderation.
  `CREATE TABLE hidden (member TEXT NOT NULL, hides TEXT NOT NULL, PRIMARY KEY (member, hides)) WITHOUT ROWID;
  CREATE TABLE report (
    n INTEGER PRIMARY KEY, created_at INTEGER NOT NULL, by_member TEXT NOT NULL, about TEXT NOT NULL, about_nickname TEXT NOT NULL,
    target INTEGER, kind TEXT NOT NULL, reason TEXT NOT NULL, closed_at INTEGER
  );
  CREATE INDEX report_open ON report (by_member) WHERE closed_at IS NULL`,

  // 3: the glossary, and titles in other languages. A number is never given twice: who decides about an entry that has just gone must not meet another one.
  `CREATE TABLE glossary_entry (n INTEGER PRIMARY KEY AUTOINCREMENT, terms TEXT NOT NULL, accepted INTEGER NOT NULL, by_member TEXT NOT NULL);
  ALTER TABLE room ADD COLUMN translations TEXT`,

  // 4: translations.
  `ALTER TABLE message ADD COLUMN translations TEXT;
  CREATE TABLE translation_memory (
    text TEXT NOT NULL, source TEXT NOT NULL, translations TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (text, source)
  ) WITHOUT ROWID`,

  // 5: what is to leave the room (outbox.ts). All reports that are there go out once.
  `CREATE TABLE outbox (n INTEGER PRIMARY KEY, report INTEGER NOT NULL, tries INTEGER NOT NULL, due_at INTEGER NOT NULL);
  INSERT INTO outbox (report, tries, due_at) SELECT n, 0, 0 FROM report ORDER BY n;
  CREATE INDEX report_target ON report (target) WHERE target IS NOT NULL`,

  // 6: up to where the log is trimmed (log/trim.ts), and what was said in each stretch of it (chat/unread.ts).
  `ALTER TABLE room ADD COLUMN trimmed_to INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE stretch (n INTEGER PRIMARY KEY, said INTEGER NOT NULL, by_member TEXT NOT NULL)`,

  // 7: members' pictures (members/picture.ts).
  `ALTER TABLE member ADD COLUMN picture TEXT;
  CREATE TABLE member_picture (member TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, recipe TEXT NOT NULL) WITHOUT ROWID`,

  // 8: members who let the people here open their profile (members/opened.ts).
  `CREATE TABLE opened (member TEXT PRIMARY KEY, handle TEXT NOT NULL) WITHOUT ROWID`,

  // 9: rooms in partners' pages (partners/). `embed` null: by rule. `origins` is a JSON list, `allies` one of what partners/rules.ts says.
  `ALTER TABLE room ADD COLUMN partner TEXT;
  ALTER TABLE room ADD COLUMN embed TEXT;
  ALTER TABLE room ADD COLUMN origins TEXT;
  ALTER TABLE room ADD COLUMN writers TEXT NOT NULL DEFAULT 'anyone';
  ALTER TABLE room ADD COLUMN allies TEXT;
  ALTER TABLE room ADD COLUMN moved_to TEXT;
  ALTER TABLE member ADD COLUMN partner TEXT;
  CREATE TABLE spent (jti TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE handover (member TEXT NOT NULL, hash TEXT NOT NULL, expires_at INTEGER NOT NULL, PRIMARY KEY (member, hash)) WITHOUT ROWID`,

  // 10: what links lead to (previews/kept.ts).
  `ALTER TABLE message ADD COLUMN previews TEXT;
  ALTER TABLE room ADD COLUMN previews INTEGER NOT NULL DEFAULT 1`,

  // 11: what partners' moderators hear of (outbox.ts): `report` is 0 then, and this is a JSON of it.
  `ALTER TABLE outbox ADD COLUMN happened TEXT`,
];

/** How many steps are done: one more than the highest number. The first table that was ever made is among the first to be found. */
function steps(sql: Sql): number {
  const isThere = sql.exec("SELECT 1 AS one FROM sqlite_master WHERE name = 'migration' LIMIT 1").toArray().length > 0;
  return isThere ? (sql.exec<{ n: number }>('SELECT coalesce(max(step) + 1, 0) AS n FROM migration').toArray()[0]?.n ?? 0) : 0;
}

/** Whether anything was ever stored here: a room that nobody made is asked, and leaves no trace. */
export const isStored = (sql: Sql) => steps(sql) > 0;

/** Brings the tables up to the newest step. */
export function migrate(sql: Sql): void {
  const done = steps(sql);
  if (done >= STEPS.length) return;
  sql.atomically(() => {
    if (done === 0) sql.exec('CREATE TABLE migration (step INTEGER PRIMARY KEY)');
    for (let step = done; step < STEPS.length; step++) {
      sql.exec(STEPS[step]!);
      sql.exec('INSERT INTO migration (step) VALUES (?)', step);
    }
  });
}
