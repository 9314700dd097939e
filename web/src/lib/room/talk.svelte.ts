import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Down, DownOf } from '$rooms/protocol/down';
import type { Lang } from '$rooms/protocol/lang';
import type { RoomView } from '$rooms/protocol/room';
import type { UpInput } from '$rooms/protocol/up';
import { Announcer } from './announcer.svelte';
import { Desk } from './desk.svelte';
import type { Unread } from './grouping';
import { Glossary } from './glossary/glossary.svelte';
import { find, lineOf, type Line } from './lines';
import { wayBack } from './membership';
import { pagesOverHttp, PagesOverSocket } from './pages';
import { People } from './people.svelte';
import { readOnDevice } from './read-on-device';
import { readingOf, type Reading } from './reading';
import { Refills } from './refill';
import { RoomConnection, type Way } from './RoomConnection.svelte';
import { Outbox } from './sending.svelte';
import { Timeline, type Page } from './timeline.svelte';

export type You = DownOf<'room.welcome'>['you'];
const TYPING_EVERY_MS = 4_000;
const READ_EVERY_MS = 2_000;
const REFUSAL_MS = 10_000;

/** A room as one page shows it: a visitor's at first, a member's from `enter` on. */
export class Talk {
  room: RoomView;
  you = $state.raw<You | null>(null);
  connection = $state.raw<RoomConnection | null>(null);
  /** What the room last refused, in its own words. */
  refusal = $state<string | null>(null);
  /** Where the divider stands: only for what was there, and unread, when the page was opened. */
  unread = $state.raw<Unread | null>(null);
  /** Others' messages since the reader last looked at the end of the log. */
  unseen = $state(0);
  /** The last report made here has reached the head. */
  reported = $state(0);
  /** Messages that the reader looks at as they were said, by seq. */
  originals = $state.raw<ReadonlySet<number>>(new Set());
  /** Counts what the reader has said on this page. */
  spoken = $state(0);
  /** The first and last line in sight, as indexes. */
  inSight: [from: number, to: number] = [0, -1];
  readonly people = new People();
  readonly desk = new Desk();
  readonly glossary: Glossary;
  readonly outbox = new Outbox((frame) => this.transmit(frame));
  readonly timeline: Timeline;
  readonly announcer = new Announcer((message) => {
    const line = find(this.timeline.lines, message.seq) ?? lineOf(message);
    if (line.deletedAt) return null;
    const { text, lang, label } = this.reading(line);
    return { name: message.author.nickname, text, lang, waits: label?.kind === 'waiting' };
  });
  #http: ReturnType<typeof pagesOverHttp>;
  #socket = new PagesOverSocket((frame) => this.transmit(frame));
  #refused: ReturnType<typeof setTimeout> | undefined;
  #newcomer = false;
  #lang: Lang;
  #refills = new Refills(() => ({
    timeline: this.timeline,
    lang: this.#lang,
    me: this.me,
    before: (seq) => this.#pages.before(seq),
    inSight: this.inSight,
  }));
  #typedAt = 0;
  /** Up to here the reader has looked; up to here the room knows it. */
  #seen = 0;
  #marked = 0;
  #markedAt = 0;
  #marking: ReturnType<typeof setTimeout> | undefined;

  constructor(room: RoomView, start: Page | null, newer: boolean) {
    this.room = $state.raw(room);
    this.#lang = getLocale();
    this.people.online = room.online;
    this.#http = pagesOverHttp(room.slug);
    this.glossary = new Glossary(room.slug, (frame) => this.transmit(frame));
    this.timeline = new Timeline(start, newer, {
      before: (seq) => this.#pages.before(seq),
      after: (seq) => this.#pages.after(seq),
      newest: () => this.#pages.newest(),
    });
  }

  get #pages() {
    return this.connection?.state === 'online' ? this.#socket : this.#http;
  }
  get me() {
    return this.you?.member ?? null;
  }

  /** A message as the reader sees it now. */
  reading(line: Line): Reading {
    const original = this.originals.has(line.seq);
    const reading = readingOf(line, { lang: getLocale(), me: this.me, asks: this.connection !== null, original });
    return readOnDevice(reading, line, original);
  }

  /** Shows what was said, or its translation again. */
  showOriginal(seq: number, on: boolean) {
    const originals = new Set(this.originals);
    if (on) originals.add(seq);
    else originals.delete(seq);
    this.originals = originals;
  }

  /** The reader reads `lang` from now on. Translations in another language are not shown from then on, and new ones are asked for. */
  speak(lang: Lang) {
    if (lang === this.#lang) return;
    this.#lang = lang;
    this.timeline.round++;
    this.connection?.read(lang);
  }

  /** Asks for what the lines in sight lack, a page at a time. */
  refill = () => this.#refills.ask();

  transmit = (frame: UpInput) => this.connection?.send(frame) ?? false;

  /** Does something that can't wait for a line: without one, says so. */
  act = (frame: UpInput) => {
    if (!this.transmit(frame)) this.refuse(m.error_network());
  };

  /** Opens the socket: with a ticket just given, or by the key kept here. */
  enter(way: Way | null) {
    this.connection?.close();
    let first = way;
    // Who has just come in has already seen what stands there.
    this.#newcomer = way !== null;
    this.connection = new RoomConnection(
      this.room.id,
      getLocale(),
      async () => {
        const now = first ?? (await wayBack(this.room.slug, getLocale()));
        first = null;
        return now;
      },
      (events) => {
        for (const event of events) this.#hear(event);
      },
    );
  }

  /** Says plainly what couldn't be done, for a while. */
  refuse(text: string | null) {
    clearTimeout(this.#refused);
    this.refusal = text;
    if (text !== null) this.#refused = setTimeout(() => (this.refusal = null), REFUSAL_MS);
  }

  /** A visitor's look at how things stand. */
  look(room: RoomView, page: Page | null) {
    this.room = room;
    this.people.online = room.online;
    if (!page) return;
    const said = this.timeline.refresh(page);
    this.unseen += said.length;
    for (const message of said) this.announcer.hear(message);
  }

  send(text: string, replyTo?: number) {
    this.#typedAt = 0;
    this.outbox.send(text, replyTo);
    this.spoken += 1;
  }

  typing(on: boolean) {
    if (!on && this.#typedAt === 0) return;
    if (on && Date.now() - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = on ? Date.now() : 0;
    this.transmit({ type: 'presence.typing', on });
  }

  /** The reader has seen the end of the log. Told to the room at once, then only now and then: each mark is a row written. */
  read() {
    this.unseen = 0;
    if (!this.timeline.newer) this.#seen = Math.max(this.#seen, this.timeline.newest);
    if (this.#seen <= this.#marked) return;
    if (Date.now() - this.#markedAt >= READ_EVERY_MS) return this.mark();
    this.#marking ??= setTimeout(() => this.mark(), READ_EVERY_MS);
  }

  /** Tells now what was seen: the page is being left. */
  mark() {
    clearTimeout(this.#marking);
    this.#marking = undefined;
    if (this.#seen <= this.#marked || !this.transmit({ type: 'read.mark', seq: this.#seen })) return;
    this.#marked = this.#seen;
    this.#markedAt = Date.now();
  }

  close() {
    this.mark();
    this.connection?.close();
    this.connection = null;
    this.announcer.close();
    this.outbox.close();
    this.people.close();
  }

  #hear(event: Down) {
    this.people.hear(event);
    this.desk.hear(event);
    this.glossary.hear(event);
    switch (event.type) {
      case 'room.welcome':
        return this.#welcomed(event);
      case 'history.page':
        if (!this.#socket.hear(event)) this.timeline.resume(event, this.#gap);
        return;
      case 'chat.sent':
        this.#said(event);
        break;
      case 'chat.deleted':
        this.announcer.drop(event.target);
        break;
      case 'room.updated':
      case 'room.translated':
        this.room = event.room;
        break;
      case 'member.updated':
        // Who comes back or goes is told; who comes for the first time is counted by presence.
        if (event.removed !== undefined) this.room = { ...this.room, memberCount: this.room.memberCount + (event.removed ? -1 : 1) };
        if (this.you && event.member === this.you.member) {
          this.you = { ...this.you, nickname: event.nickname ?? this.you.nickname, role: event.role ?? this.you.role };
        }
        break;
      case 'report.received':
        this.reported += 1;
        break;
      case 'translation.added':
      case 'translation.missed':
        // On its way when the reader changed the language.
        if (event.lang !== this.#lang) return;
        this.timeline.hear(event, this.me);
        return this.announcer.look();
      case 'error':
        if (!this.outbox.refused(event)) this.refuse(event.message);
        return;
    }
    this.timeline.hear(event, this.me);
  }

  #gap = false;
  #welcomed(event: DownOf<'room.welcome'>) {
    const again = this.you !== null;
    this.you = event.you;
    this.room = event.room;
    this.#gap = event.gap;
    // What was asked for on an old line may never come.
    this.timeline.round++;
    this.outbox.skewMs = event.now - Date.now();
    if (!again && !this.#newcomer && event.you.read > 0 && event.you.read < event.head)
      this.unread = { after: event.you.read, upTo: event.head };
    this.#marked = Math.max(this.#marked, event.you.read);
    this.#socket.lost();
    this.outbox.resend();
    this.mark();
  }

  #said(event: DownOf<'chat.sent'>) {
    if (event.author.member === this.me) return this.outbox.forget(event.id);
    if (event.seq <= this.timeline.newest) return;
    if (this.people.isHidden(event.author.member)) return;
    this.announcer.hear(event);
    this.unseen += 1;
  }
}
