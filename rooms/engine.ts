import { asked, askedBy, entered, joinedAs, memberOf, refused } from './asking';
import { send } from './chat/handlers';
import { admit, connect, type Asked, type Closing, type Pass } from './connect';
import type { Deps, Socket } from './deps';
import { PER_ADDRESS_MAX } from './fanout/connections';
import { receive } from './frames';
import { LiveRoom, reject } from './live';
import { historyPage } from './log/replay';
import { trim } from './log/trim';
import * as credentials from './members/credentials';
import { join, withdraw } from './members/entry';
import * as guesses from './members/guesses';
import { erase } from './members/erase';
import * as pictures from './members/picture';
import * as opened from './members/opened';
import { leave } from './members/standing';
import { meet, takeOver } from './members/takeover';
import { partnerCalls } from './partners/calls';
import * as tokens from './partners/tokens';
import { ownWordOf, saidBy } from './chat/store';
import { countStretches, unread } from './chat/unread';
import { CLOSE, type Refusal } from './protocol/error';
import type { Lang } from './protocol/lang';
import type { Asker, JoinAsking, MemberErasing, RoomMaking, RoomRpc } from './rpc';
import { isReadable } from './settings/rules';
import * as settings from './settings/store';
import { isStored, migrate } from './storage/migrations';
import * as glossary from './translation/glossary/store';
import { shown } from './translation/glossary/tell';

/** Words of one member that are read at once. */
const WORDS_MAX = 500;

type AnswerOf<T extends keyof RoomRpc> = Awaited<ReturnType<RoomRpc[T]>>;

/** HTTP knows no frames: what is malformed there is plainly bad input. */
const overHttp = (refusal: Refusal): Refusal => (refusal.code === 'frame.invalid' ? { ...refusal, code: 'input.invalid' } : refusal);

/** What a room does, with no word of Durable Objects in it: calls come in, `Deps` go out. Every method runs to its end without awaiting. */
export class Engine {
  #room: LiveRoom | null = null;
  #isLookedAt = false;
  readonly partners = partnerCalls(() => this.room());

  constructor(private readonly deps: Deps) {}

  /** The room, awake; null where nobody made one, and then nothing is written. */
  room(): LiveRoom | null {
    if (this.#room) return this.#room;
    if (!isStored(this.deps.sql)) return null;
    migrate(this.deps.sql);
    const row = settings.read(this.deps.sql);
    if (row) this.#room = new LiveRoom(this.deps, row);
    return this.#room;
  }

  make(making: RoomMaking, epoch: string): AnswerOf<'make'> {
    const { member: id, nickname, lang } = making.head;
    const { sql } = this.deps;
    if (!this.room()) {
      migrate(sql);
      sql.atomically(() => settings.create(sql, making, epoch, this.deps.now()));
    }
    const room = this.room()!;
    const head = room.members.get(id);
    if (!head) {
      if (room.settings.memberCount > 0) return refused({ code: 'auth.forbidden' });
      const now = room.now();
      room.write(() => {
        const changed = { joinedAt: now, changedAt: now, readSeq: 0, lastSentAt: 0, partner: null };
        room.members.put({ id, nickname, lang, picture: null, role: 'head', standing: 'here', ...changed });
        settings.writeMemberCount(room.sql, 1);
      });
      room.settings = { ...room.settings, memberCount: 1 };
      room.changed();
      room.titles.wantAll();
    }
    const maker = room.members.here(id);
    return maker ? { ok: true, ...joinedAs(room, maker) } : refused({ code: 'auth.forbidden' });
  }

  join(asking: JoinAsking): AnswerOf<'join'> {
    return asked(this.room(), (room) => entered(room, join(room, asking)));
  }

  view(): AnswerOf<'view'> {
    const room = this.room();
    // Sockets that went down with a process said no goodbye: whoever looks at the room first has the directory corrected.
    if (room && !this.#isLookedAt) room.changed();
    this.#isLookedAt = true;
    return room ? { ok: true, room: room.view() } : refused({ code: 'room.not_found' });
  }

  ticket(key: string): AnswerOf<'ticket'> {
    return askedBy({ key }, this.room(), (room, member) => {
      const retryAfterMs = room.ticketLimit.take(member.id, room.now());
      return retryAfterMs ? reject('rate.limited', { retryAfterMs }) : credentials.issueTicket(room.sql, member.id, room.now());
    });
  }

  standing(id: string): AnswerOf<'standing'> {
    return asked(this.room(), (room) => {
      const member = room.members.get(id);
      if (!member) return { standing: 'none' as const };
      return { standing: member.standing, member: { id, nickname: member.nickname, role: member.role } };
    });
  }

  leave(asker: Asker): AnswerOf<'leave'> {
    const room = this.room();
    // Leaving twice is leaving once, for a person who was a member; a stranger never was.
    const known = asker && 'member' in asker ? room?.members.get(asker.member) : null;
    if (room && known?.standing === 'waiting') withdraw(room, known);
    if (known && known.standing !== 'here') return { ok: true };
    return askedBy(asker, this.room(), (awake, member) => {
      leave(awake, member);
      return {};
    });
  }

  openProfile(member: string, handle: string | null, onlyIfOpen: boolean): AnswerOf<'openProfile'> {
    return askedBy({ member }, this.room(), (room, own) => ({
      handle: opened.open(room, own, handle, onlyIfOpen),
      nickname: own.nickname,
    }));
  }

  openedProfile(member: string): AnswerOf<'openedProfile'> {
    return askedBy({ member }, this.room(), (room, own) => ({ handle: opened.handleOf(room.sql, own.id), nickname: own.nickname }));
  }

  messages(asker: Asker, { before, limit, lang }: { before?: number; limit: number; lang?: Lang }): AnswerOf<'messages'> {
    return asked(this.room(), (room) => {
      const member = memberOf(room, asker);
      if ('code' in member && !isReadable(room.settings)) return member;
      const reader = { member: 'code' in member ? null : member.id, lang: lang ?? null };
      const page = historyPage(room, reader, before === undefined ? {} : { before }, limit);
      const oldest = page.messages[0]?.seq;
      return { items: page.messages.reverse(), nextCursor: page.more && oldest !== undefined ? String(oldest) : null };
    });
  }

  glossary(asker: Asker, { after = 0, limit }: { after?: number; limit: number }): AnswerOf<'glossary'> {
    return asked(this.room(), (room) => {
      const member = memberOf(room, asker);
      if ('code' in member && !isReadable(room.settings)) return member;
      const entries = glossary.accepted(room.sql, after, limit + 1);
      const items = entries.slice(0, limit);
      return { items: items.map((entry) => shown(room, entry)), nextCursor: entries.length > limit ? items.at(-1)!.n : null };
    });
  }

  picture(id: string): AnswerOf<'picture'> {
    return asked(this.room(), (room) => {
      const recipe = pictures.get(room.sql, id);
      return recipe ? { recipe } : reject('media.not_found');
    });
  }

  send(asker: Asker, body: unknown, reads: Lang | null): AnswerOf<'send'> {
    return askedBy(asker, this.room(), (room, member) => {
      if (typeof body !== 'object' || body === null || Array.isArray(body)) return reject('input.invalid');
      const sent = send(room, member, { ...body, type: 'chat.send' } as { id?: unknown }, reads ?? member.lang, member.lang);
      if ('code' in sent) return overHttp(sent);
      // Over HTTP a message is read back, the first time as later.
      return { ...sent, message: { reactions: [], ...sent.message } };
    });
  }

  mine(id: string): AnswerOf<'mine'> {
    return asked(this.room(), (room) => {
      const member = room.members.here(id);
      return {
        room: room.view(),
        standing: room.members.get(id)?.standing ?? 'none',
        member: member && { id, nickname: member.nickname, role: member.role },
        unread: member ? unread(room.sql, id, member.readSeq) : 0,
        lastSeq: room.log.head,
      };
    });
  }

  meet(own: string, other: string): AnswerOf<'meet'> {
    return asked(this.room(), (room) => ({ known: meet(room, own, other) }));
  }

  names(members: string[]): AnswerOf<'names'> {
    return asked(this.room(), (room) => ({
      title: room.settings.title,
      names: members.map((id) => room.members.get(id)?.nickname ?? null),
    }));
  }

  unite(own: string, other: string): AnswerOf<'unite'> {
    return asked(this.room(), (room) => {
      const [into, from] = [room.members.get(own), room.members.get(other)];
      if (into && from && own !== other) takeOver(room, into, from);
      return into ? {} : reject('member.not_found');
    });
  }

  words(id: string, after: number): AnswerOf<'words'> {
    return asked(this.room(), (room) => {
      const { rows, next } = saidBy(room.sql, id, after, WORDS_MAX, room.log.head);
      return { title: room.settings.title, nickname: room.members.get(id)?.nickname ?? '', items: rows.map(ownWordOf), next };
    });
  }

  erase(erasing: MemberErasing): AnswerOf<'erase'> {
    return asked(this.room(), (room) => ({ next: erase(room, erasing) }));
  }

  /** Why a socket is refused before it opens, if it is. */
  isAddressFull(address: string): boolean {
    const room = this.room();
    return this.deps.addressLimits && room !== null && room.connections.from(address) >= PER_ADDRESS_MAX;
  }
  admit(asked: Asked): Pass | Closing {
    const room = this.room();
    return room ? admit(room, asked) : { close: CLOSE.noRoom, reason: 'room.not_found' };
  }
  connect(socket: Socket, pass: Pass): void {
    const room = this.room();
    if (room) connect(room, socket, pass);
  }
  receive(socket: Socket, data: string | ArrayBuffer | ArrayBufferView): void {
    const room = this.room();
    if (room) receive(room, socket, data);
  }
  disconnect(socket: Socket): void {
    this.room()?.connections.remove(socket);
  }

  /** What `Deps.wakeIn` asked for: what is to leave the room leaves it, what is too old goes. Throws where the disk fails. */
  async wake(): Promise<void> {
    const room = this.room();
    if (!room) return;
    credentials.dropOld(room.sql, room.now());
    tokens.dropOld(room.sql, room.now());
    guesses.dropOld(room.sql, room.now());
    trim(room);
    room.write(() => countStretches(room.sql, room.log.head));
    await room.outbox.drain();
  }
}
