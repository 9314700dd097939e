import type { Recipe } from './protocol/character';
import type { Message } from './protocol/chat';
import type { Refusal } from './protocol/error';
import type { Lang } from './protocol/lang';
import type { Standing } from './protocol/member';
import type { Report } from './protocol/moderation';
import type { GlossaryEntry } from './protocol/glossary';
import type { Role, roomTexts, RoomView, writers } from './protocol/room';
import type { z } from './protocol/z';

/** What the Worker asks of a room, in one process or across the world: plain values only, refusals included. */
export type Answer<T> = ({ ok: true } & T) | ({ ok: false } & Refusal);

/** Who asks: a member's key; or a person, already known to the Worker, as the member id that is theirs in this room; or nobody. */
export type Asker = { key: string } | { member: string } | null;

/** Title and description in more languages, as the head gives them. */
export type RoomTexts = z.infer<typeof roomTexts>;

export type RoomMaking = {
  slug: string;
  /** Origin that links to the room begin with. */
  origin: string;
  title: string;
  topic: RoomView['topic'];
  description: string;
  translations?: RoomTexts;
  visibility: RoomView['visibility'];
  entry: RoomView['entry'];
  code?: string;
  head: { member: string; nickname: string; lang: Lang };
  /** For a room that is a partner's. */
  policy?: Omit<PartnerPolicy, 'closed'>;
};

/** What a partner says of a room of its own. `partner` null: it is nobody's any more. `embed` null: by rule. */
export type PartnerPolicy = {
  partner: string | null;
  embed: RoomView['embed'] | null;
  origins: string[];
  writers: z.infer<typeof writers>;
  /** Left out: as it is. */
  closed?: boolean;
};

/** In whose pages a room may be shown: where `embed` is `listed`, in those of `origins`. `partner`: whose room it is. */
export type Framing = { embed: RoomView['embed']; origins: string[]; partner: string | null };

export type JoinAsking = {
  member: string;
  nickname: string;
  lang: Lang;
  code?: string;
  /** Keyed hash of the network address, for slowing guesses of the code; nothing else is known of it. */
  address: string;
};

/** A user of a partner, by a token that the Worker has verified: `jti` names it, and nobody takes it after `until`, ms. */
export type PartnerJoining = JoinAsking & { partner: string; jti: string; until: number };

export type Handover = { handover: string; /** ms UTC */ expiresAt: number };

export type Ticket = { ticket: string; /** ms UTC */ expiresAt: number };
export type Joined = { room: RoomView; member: { id: string; nickname: string; role: Role }; key: string } & Ticket;

/** By which handle the people here may open a member's profile, if they may. */
export type Opened = { handle: string | null; nickname: string };

/** Whom the room knows of two members who are one person; `apart`: both are banned, and stay so. */
export type Known = 'own' | 'other' | 'both' | 'apart';

/** A member whose person has gone for good; `after`: a seq, 0 at first, then what the last step answered. */
export type MemberErasing = { member: string; words: 'stay' | 'go'; after: number };

/** Something that a member said, for themselves. */
export type OwnWord = { seq: number; createdAt: number; text: string; lang: string; editedAt?: number };

/**
 * Something that a partner's moderators may want to hear of, in a room of theirs. Nobody is named in it, nor is anything that was said: the
 * room shows that to who may see it. `id` is the same each time it is told.
 */
export type Happening = {
  id: string;
  type: 'member.removed' | 'member.banned' | 'message.deleted' | 'report.made';
  slug: string;
  /** ms UTC */
  at: number;
  /** Whom it is about. */
  member: string;
  /** The message, if it is about one: its seq. */
  target?: number;
  /** The partners whose room it is. */
  partners: string[];
};

/** The room's methods over RPC. Every one of them answers `room.not_found` for a room that nobody made. */
export interface RoomRpc {
  /** Made again with the same slug and head, it answers as a join does and changes nothing. */
  make(making: RoomMaking): Promise<Answer<Joined>>;
  view(): Promise<Answer<{ room: RoomView }>>;
  join(asking: JoinAsking): Promise<Answer<({ waiting: false } & Joined) | { waiting: true }>>;
  ticket(key: string): Promise<Answer<Ticket>>;
  /** Where a person stands: for the page of one who waits. */
  standing(member: string): Promise<Answer<{ standing: Standing; member?: { id: string; nickname: string; role: Role } }>>;
  leave(asker: Asker): Promise<Answer<object>>;
  /**
   * Lets the people here open a member's profile by its handle, or, with null, no longer; `onlyIfOpen` changes a handle where it is open
   * already. `auth.forbidden` for who is no member. The answer is what holds now.
   */
  openProfile(member: string, handle: string | null, onlyIfOpen?: boolean): Promise<Answer<Opened>>;
  openedProfile(member: string): Promise<Answer<Opened>>;
  /** Messages, newest first, older than `before`. */
  messages(
    asker: Asker,
    page: { before?: number; limit: number; lang?: Lang },
  ): Promise<Answer<{ items: Message[]; nextCursor: string | null }>>;
  /** What the room has agreed to say its own way, oldest first, after a place. */
  glossary(asker: Asker, page: { after?: number; limit: number }): Promise<Answer<{ items: GlossaryEntry[]; nextCursor: number | null }>>;
  /** What a member's picture is drawn from; whoever has its id has been shown it. */
  picture(id: string): Promise<Answer<{ recipe: Recipe }>>;
  /**
   * `body` is the parsed JSON of the request, checked here as a frame's would be; `reads` is the language of its `issues`.
   * `fresh`: written now, rather than known already.
   */
  send(asker: Asker, body: unknown, reads?: Lang | null): Promise<Answer<{ message: Message; fresh: boolean }>>;
  /** The room as one of its members sees it in a list; `member` is null for one who isn't in it (any more). */
  mine(member: string): Promise<
    Answer<{
      room: RoomView;
      standing: Standing;
      member: { id: string; nickname: string; role: Role } | null;
      unread: number;
      lastSeq: number;
    }>
  >;
  /** Two members are one person: a ban of either holds from now on. */
  meet(own: string, other: string): Promise<Answer<{ known: Known }>>;
  /** The room's title, and what some of its members are called, in the order asked; null: no such member. */
  names(members: string[]): Promise<Answer<{ title: string; names: (string | null)[] }>>;
  /** One member takes over the other's words: the person is both, and has agreed that the room sees it. Done already, nothing happens. */
  unite(own: string, other: string): Promise<Answer<object>>;
  /** What a member said after a seq, for the person whose it is; `next` null: that was all. */
  words(member: string, after: number): Promise<Answer<{ title: string; nickname: string; items: OwnWord[]; next: number | null }>>;
  /** Takes a member away for good, in steps; `next` null: done. */
  erase(erasing: MemberErasing): Promise<Answer<{ next: number | null }>>;

  /**
   * As `join`, for a partner's user, and spends the token: again `token.spent`. Neither code nor approval is asked of users of the room's own
   * partner. A token that was refused here stays unspent.
   */
  joinAs(joining: PartnerJoining): Promise<Answer<({ waiting: false } & Joined) | { waiting: true }>>;
  /** A code by which one other browser becomes the same member, once, within a minute. */
  handover(key: string): Promise<Answer<Handover>>;
  /** One more key of the code's member; `ticket.invalid` for a code that is unknown, spent or too old. */
  redeem(code: string): Promise<Answer<Joined>>;
  /** A partner no longer vouches for its user: out, as one who leaves, and free to come back. Who isn't here stays so. */
  revoke(member: string): Promise<Answer<object>>;
  framing(): Promise<Answer<Framing>>;
  setPartner(policy: PartnerPolicy): Promise<Answer<object>>;
  /** Another partner's work is joined to this room's: its users and pages are as the own partner's. `origins` null: no longer. */
  setAlly(partner: string, origins: string[] | null): Promise<Answer<object>>;
  /** This room is only read from now on, and points to another; null: no longer. */
  move(to: string | null): Promise<Answer<object>>;
}

/** Something said in a room that anybody may read, for the directory. Texts are cut at 200 code points. */
export type CardWord = {
  seq: number;
  nickname: string;
  text: string;
  lang: string;
  translations: Partial<Record<Lang, { text: string; engine: string }>>;
};

/** What the directory knows of a room, brought to it by the room's outbox at most 10 s after a change. */
export type RoomCard = RoomView & {
  /** When it was drawn, ms by the room's clock: one that arrives after a newer one is let go. */
  drawnAt: number;
  /** How many members have spoken, counted up to 2: the front page shows rooms where two have. */
  speakers: number;
  /** The newest two messages, newest first; none where strangers may not find or read the room. */
  words: CardWord[];
};

/**
 * A report as the site's staff see it. No member is named in it, neither who reported nor who was reported: the room knows them by `n`,
 * and nobody outside it needs to.
 */
export type ReportCopy = {
  slug: string;
  /** The room's own count of reports. */
  n: number;
  createdAt: number;
  kind: Report['kind'];
  reason: string;
  /** Whom it is about, as they were called then. */
  nickname: string;
  /** The message, if it is about one: its seq, and what it says; null once that is deleted. */
  target: number | null;
  text: string | null;
  /** When the head closed it, ms. */
  closedAt: number | null;
  /** As in `RoomCard`. */
  drawnAt: number;
};
