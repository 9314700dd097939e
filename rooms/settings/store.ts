import type { Sql } from '../deps';
import type { Lang } from '../protocol/lang';
import { room, type RoomView } from '../protocol/room';
import { z } from '../protocol/z';
import type { PartnerPolicy, RoomMaking } from '../rpc';
import { withTexts } from './rules';

/** Title and description in other languages, and what made them; `engine` null: the head. */
export type Translations = NonNullable<RoomView['translations']>;

/** The room's own row. */
export type Settings = {
  slug: string;
  origin: string;
  epoch: string;
  createdAt: number;
  title: string;
  description: string;
  translations: Translations;
  topic: RoomView['topic'];
  lang: Lang;
  visibility: RoomView['visibility'];
  entry: RoomView['entry'];
  code: string | null;
  readers: RoomView['readers'];
  closed: boolean;
  slowModeMs: number;
  /** Whether links in messages are previewed. */
  previews: boolean;
  memberCount: number;
  /** Members who have spoken, counted up to 2, and the first of them. */
  speakers: number;
  firstSpeaker: string | null;
  /** The partner whose room it is. */
  partner: string | null;
  /** Where it may be framed, if somebody said so; null: by rule (embedOf). */
  embed: RoomView['embed'] | null;
  origins: string[];
  writers: PartnerPolicy['writers'];
  /** Partners whose works are joined to this room's: their users are as its own partner's, their pages may frame it. */
  allies: Ally[];
  /** The slug of the room in whose place this one was. */
  movedTo: string | null;
};

export type Ally = { partner: string; origins: string[] };

type Row = {
  slug: string;
  origin: string;
  epoch: string;
  created_at: number;
  title: string;
  description: string;
  topic_kind: Settings['topic']['kind'];
  topic_name: string;
  lang: Lang;
  visibility: Settings['visibility'];
  entry: Settings['entry'];
  code: string | null;
  readers: Settings['readers'];
  closed: number;
  slow_mode_ms: number;
  previews: number;
  member_count: number;
  speakers: number;
  first_speaker: string | null;
  translations: string | null;
  partner: string | null;
  embed: Settings['embed'];
  origins: string | null;
  writers: Settings['writers'];
  allies: string | null;
  moved_to: string | null;
};

const origins = z.array(z.string());
const allies = z.array(z.object({ partner: z.string(), origins }));

const translationsOf = (row: Row): Translations =>
  row.translations ? (room.shape.translations.parse(JSON.parse(row.translations)) ?? {}) : {};

export function read(sql: Sql): Settings | null {
  const row = sql.exec<Row>('SELECT * FROM room').toArray()[0];
  if (!row) return null;
  return {
    slug: row.slug,
    origin: row.origin,
    epoch: row.epoch,
    createdAt: row.created_at,
    title: row.title,
    description: row.description,
    translations: translationsOf(row),
    topic: { kind: row.topic_kind, name: row.topic_name },
    lang: row.lang,
    visibility: row.visibility,
    entry: row.entry,
    code: row.code,
    readers: row.readers,
    closed: row.closed === 1,
    slowModeMs: row.slow_mode_ms,
    previews: row.previews === 1,
    memberCount: row.member_count,
    speakers: row.speakers,
    firstSpeaker: row.first_speaker,
    partner: row.partner,
    embed: row.embed,
    origins: row.origins ? origins.parse(JSON.parse(row.origins)) : [],
    writers: row.writers,
    allies: row.allies ? allies.parse(JSON.parse(row.allies)) : [],
    movedTo: row.moved_to,
  };
}

export function create(sql: Sql, making: RoomMaking, epoch: string, at: number): void {
  sql.exec(
    `INSERT INTO room (one, slug, origin, epoch, created_at, title, description, topic_kind, topic_name, lang,
      visibility, entry, code, readers, closed, slow_mode_ms, member_count, speakers, translations,
      partner, embed, origins, writers)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'anyone', 0, 0, 0, 0, ?, ?, ?, ?, ?)`,
    making.slug,
    making.origin,
    epoch,
    at,
    making.title,
    making.description,
    making.topic.kind,
    making.topic.name,
    making.head.lang,
    making.visibility,
    making.entry,
    making.code ?? null,
    JSON.stringify(withTexts({}, making.translations ?? {})),
    making.policy?.partner ?? null,
    making.policy?.embed ?? null,
    JSON.stringify(making.policy?.origins ?? []),
    making.policy?.writers ?? 'anyone',
  );
}

export function write(sql: Sql, s: Settings): void {
  sql.exec(
    `UPDATE room SET title = ?, description = ?, translations = ?, visibility = ?, entry = ?, code = ?, readers = ?, closed = ?, slow_mode_ms = ?, previews = ?,
      partner = ?, embed = ?, origins = ?, writers = ?, allies = ?, moved_to = ?`,
    s.title,
    s.description,
    JSON.stringify(s.translations),
    s.visibility,
    s.entry,
    s.code,
    s.readers,
    s.closed ? 1 : 0,
    s.slowModeMs,
    s.previews ? 1 : 0,
    s.partner,
    s.embed,
    JSON.stringify(s.origins),
    s.writers,
    JSON.stringify(s.allies),
    s.movedTo,
  );
}

export const writeTranslations = (sql: Sql, translations: Translations) =>
  void sql.exec('UPDATE room SET translations = ?', JSON.stringify(translations));
export const writeMemberCount = (sql: Sql, n: number) => void sql.exec('UPDATE room SET member_count = ?', n);
export const writeSpeakers = (sql: Sql, n: number, first: string) =>
  void sql.exec('UPDATE room SET speakers = ?, first_speaker = ?', n, first);
