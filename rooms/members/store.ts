import type { Sql } from '../deps';
import { deletedName } from '../protocol/deleted-name';
import type { Lang } from '../protocol/lang';
import type { Standing as Where } from '../protocol/member';
import type { Person } from '../protocol/presence';
import type { Role } from '../protocol/room';

/** A member's row is there from the first asking on. */
export type Standing = Exclude<Where, 'none'>;

export type Member = {
  id: string;
  nickname: string;
  lang: Lang;
  /** The id of its picture here (picture.ts). */
  picture: string | null;
  role: Role;
  standing: Standing;
  joinedAt: number;
  /** When the standing last changed, ms. */
  changedAt: number;
  readSeq: number;
  /** Written in slow mode only. */
  lastSentAt: number;
  /** The partner whose user it is; null: nobody's but ours. */
  partner: string | null;
};

type Row = {
  id: string;
  nickname: string;
  lang: Lang;
  picture: string | null;
  role: Role;
  standing: Standing;
  joined_at: number;
  changed_at: number;
  read_seq: number;
  last_sent_at: number;
  partner: string | null;
};

const memberOf = (row: Row): Member => ({
  id: row.id,
  nickname: row.nickname,
  lang: row.lang,
  picture: row.picture,
  role: row.role,
  standing: row.standing,
  joinedAt: row.joined_at,
  changedAt: row.changed_at,
  readSeq: row.read_seq,
  lastSentAt: row.last_sent_at,
  partner: row.partner,
});

/** Whether someone has been a member before. */
export const wasIn = (member: Member) => member.joinedAt > 0;

/** All who ever asked to be in this room. Read once each, then from memory. */
export class Members {
  readonly #cache = new Map<string, Member>();

  constructor(
    private readonly sql: Sql,
    /** How far a member has read by what its sockets keep: more than its row says, mostly. */
    private readonly readBySockets: (id: string) => number,
    /** The room's own language. */
    private readonly lang: () => Lang,
  ) {}

  get(id: string): Member | null {
    const cached = this.#cache.get(id);
    if (cached) return cached;
    const row = this.sql.exec<Row>('SELECT * FROM member WHERE id = ?', id).toArray()[0];
    if (!row) return null;
    const member = this.#of(row);
    this.#cache.set(id, member);
    return member;
  }

  #of(row: Row): Member {
    return { ...memberOf(row), readSeq: Math.max(row.read_seq, this.readBySockets(row.id)) };
  }

  /** The member, if it is in the room now. */
  here(id: string): Member | null {
    const member = this.get(id);
    return member?.standing === 'here' ? member : null;
  }

  /** Writes first, then remembers: a write that fails leaves nothing in memory. */
  put(member: Member): Member {
    this.sql.exec(
      `INSERT INTO member (id, nickname, lang, picture, role, standing, joined_at, changed_at, read_seq, last_sent_at, partner) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET nickname = excluded.nickname, lang = excluded.lang, picture = excluded.picture, role = excluded.role, standing = excluded.standing,
         joined_at = excluded.joined_at, changed_at = excluded.changed_at, read_seq = excluded.read_seq, last_sent_at = excluded.last_sent_at,
         partner = excluded.partner`,
      member.id,
      member.nickname,
      member.lang,
      member.picture,
      member.role,
      member.standing,
      member.joinedAt,
      member.changedAt,
      member.readSeq,
      member.lastSentAt,
      member.partner,
    );
    this.#cache.set(member.id, member);
    return member;
  }

  /** Has read further. Not written: see read-marks.ts. */
  rememberRead(member: Member, seq: number): void {
    this.#cache.set(member.id, { ...member, readSeq: seq });
  }
  writeRead(id: string, seq: number): void {
    this.sql.exec('UPDATE member SET read_seq = ? WHERE id = ? AND read_seq < ?', seq, id, seq);
  }

  /** As if they had never asked. */
  drop(id: string): void {
    this.sql.exec('DELETE FROM member WHERE id = ?', id);
    this.#cache.delete(id);
  }

  /** Forgets what memory holds: after a transaction that failed. */
  forget(): void {
    this.#cache.clear();
  }

  standing(standing: Standing, most: number): Member[] {
    return this.sql
      .exec<Row>('SELECT * FROM member WHERE standing = ? ORDER BY changed_at LIMIT ?', standing, most)
      .toArray()
      .map((row) => this.#of(row));
  }

  /** Who leads when a head leaves: whoever has been in the room longest. */
  longestHere(except: string): Member | null {
    const row = this.sql
      .exec<Row>(`SELECT * FROM member WHERE standing = 'here' AND id <> ? ORDER BY joined_at, id LIMIT 1`, except)
      .toArray()[0];
    return row ? this.#of(row) : null;
  }

  /** Whether anybody leads, be they here or not. */
  isLed(): boolean {
    return this.sql.exec(`SELECT 1 AS one FROM member WHERE role = 'head' LIMIT 1`).toArray().length > 0;
  }

  /** As others see them; who has gone for good has no name but that, in the language of who reads, or of the room. */
  person(id: string, reads: Lang | null = null): Person {
    const member = this.get(id);
    return {
      member: id,
      nickname: member?.nickname || deletedName(reads ?? this.lang()),
      ...(member?.picture ? { picture: member.picture } : {}),
      role: member?.role ?? 'member',
    };
  }
}
