import type { Sql } from '../deps';
import type { Lang } from '../protocol/lang';
import { room, type RoomView } from '../protocol/room';
import type { RoomMaking } from '../rpc';
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
  memberCount: number;
  /** Members who have spoken, counted up to 2, and the first of them. */
  speakers: number;
  firstSpeaker: string | null;
};

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
  member_count: number;
  speakers: number;
  first_speaker: string | null;
  translations: string | null;
};

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
    memberCount: row.member_count,
    speakers: row.speakers,
    firstSpeaker: row.first_speaker,
  };
}

export function create(sql: Sql, making: RoomMaking, epoch: string, at: number): void {
  sql.exec(
    `INSERT INTO room (one, slug, origin, epoch, created_at, title, description, topic_kind, topic_name, lang,
      visibility, entry, code, readers, closed, slow_mode_ms, member_count, speakers, translations)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'anyone', 0, 0, 0, 0, ?)`,
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
  );
}

export function write(sql: Sql, s: Settings): void {
  sql.exec(
    `UPDATE room SET title = ?, description = ?, translations = ?, visibility = ?, entry = ?, code = ?, readers = ?, closed = ?, slow_mode_ms = ?`,
    s.title,
    s.description,
    JSON.stringify(s.translations),
    s.visibility,
    s.entry,
    s.code,
    s.readers,
    s.closed ? 1 : 0,
    s.slowModeMs,
  );
}

export const writeTranslations = (sql: Sql, translations: Translations) =>
  void sql.exec('UPDATE room SET translations = ?', JSON.stringify(translations));
export const writeMemberCount = (sql: Sql, n: number) => void sql.exec('UPDATE room SET member_count = ?', n);
export const writeSpeakers = (sql: Sql, n: number, first: string) =>
  void sql.exec('UPDATE room SET speakers = ?, first_speaker = ?', n, first);
