import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Down, DownOf } from '$rooms/protocol/down';
import type { Lang } from '$rooms/protocol/lang';
import type { RoomView } from '$rooms/protocol/room';
import type { UpInput } from '$rooms/protocol/up';
import { Announcer } from './announcer.svelte';
import type { Way } from './connection/way';
import { Deeds } from './deeds';
import { Desk } from './desk.svelte';
import type { Unread } from './grouping';
import { Glossary } from './glossary/glossary.svelte';
import { readOnDevice } from './device/read-on-device';
import { find, lineOf, type Line } from './lines';
import { keepMember, memberFor } from './member-key';
import { wayBack } from './membership';
import { pagesOverHttp, PagesOverSocket } from './pages';
import { openDisk } from './outbox/disk';
import { Outbox } from './outbox/outbox.svelte';
import { People } from './people.svelte';
import { readingOf, type Reading } from './reading';
import { Refills } from './refill';
import { ReadMarks } from './read-marks';
import { RoomConnection } from './RoomConnection.svelte';
import { Timeline, type Page } from './timeline.svelte';

export type You = DownOf<'room.welcome'>['you'];
const TYPING_EVERY_MS = 4_000;
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
  /** Somebody can see this page, as far as its surroundings tell: a framed room may be far down in another page, or folded away. */
  isWatched = $state(true);
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
  /** The room was away for so long, or is so much further, that this page holds its newest messages alone. */
  skipped = $state(false);
  readonly outbox: Outbox;
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
  readonly #deeds = new Deeds((frame) => this.transmit(frame));
  readonly #marks = new ReadMarks((seq) => this.transmit({ type: 'read.mark', seq }));

  constructor(room: RoomView, start: Page | null, newer: boolean) {
    this.room = $state.raw(room);
    this.#lang = getLocale();
    this.people.online = room.online;
    this.#http = pagesOverHttp(room.slug);
    this.outbox = new Outbox({
      room: room.slug,
      open: (told) => openDisk(room.slug, told),
      isHidden: () => document.hidden,
      transmit: this.transmit,
      listen: () => this.connection?.listen(),
      probe: () => this.connection?.probe(),
    });
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
  /** Whether what was heard of who is here still holds. A visitor asks every few seconds. */
  get hasLine() {
    return this.connection === null || this.connection.state === 'online' || this.connection.state === 'connecting';
  }
  /** Others' messages since the reader last looked at the end of the log, those among them that this page was spared. */
  get unheard() {
    return this.unseen + (this.connection?.missed ?? 0);
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
    if (!this.#deeds.do(frame)) this.refuse(m.error_network());
  };

  /** Once there is a browser: reads what waits there to be said. */
  open() {
    // Whatever the room has of it needs no second sending.
    void this.outbox.open(memberFor(this.room.slug)).then(() => this.#heardFrom(this.timeline.lines));
  }

  /** Opens the socket: with a ticket just given, or by the key kept here. */
  enter(way: Way | null) {
    this.connection?.close();
    this.outbox.me = memberFor(this.room.slug) ?? this.outbox.me;
    let first = way;
    // Who has just come in has already seen what stands there.
    this.#newcomer = way !== null;
    this.connection = new RoomConnection({
      roomId: this.room.id,
      lang: getLocale(),
      wayIn: async (signal) => {
        const now = first ?? (await wayBack(this.room.slug, getLocale(), signal));
        first = null;
        return now;
      },
      hear: (events) => {
        for (const event of events) this.#hear(event);
      },
      ready: () => {
        this.#deeds.ready();
        if (this.you) this.outbox.ready(this.you.member, this.#skewMs);
      },
      unready: () => this.outbox.unready(),
    });
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

  /** The reader has seen the end of the log. */
  read() {
    this.unseen = 0;
    if (!this.timeline.newer) this.#marks.seen(this.timeline.newest);
  }

  /** Tells now what was seen: the page is being left. */
  mark() {
    this.#marks.now();
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
    this.#deeds.hear(event, this.me);
    switch (event.type) {
      case 'room.welcome':
        return this.#welcomed(event);
      case 'history.page':
        this.#heardFrom(event.messages);
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
  #skewMs = 0;
  #welcomed(event: DownOf<'room.welcome'>) {
    const again = this.you !== null;
    this.you = event.you;
    this.room = event.room;
    this.#gap = event.gap;
    if (event.gap) this.skipped = true;
    // What was asked for on an old line may never come.
    this.timeline.round++;
    this.#skewMs = event.now - Date.now();
    keepMember(this.room.slug, event.you.member);
    const left = again ? (event.gap ? this.timeline.newest : 0) : this.#newcomer ? 0 : event.you.read;
    if (left > 0 && left < event.head) this.unread = { after: left, upTo: event.head };
    this.#socket.lost();
    this.#marks.welcomed(event.you.read, event.gap);
  }

  /** What the room has needn't wait any more, whatever became of its receipt. */
  #heardFrom(messages: readonly { id: string; author: { member: string } }[]) {
    if (this.outbox.waiting.length === 0) return;
    for (const { id, author } of messages) if (author.member === this.outbox.me) this.outbox.heard(id);
  }

  #said(event: DownOf<'chat.sent'>) {
    if (event.author.member === this.me) return this.outbox.heard(event.id);
    if (event.seq <= this.timeline.newest) return;
    if (this.people.isHidden(event.author.member)) return;
    this.announcer.hear(event);
    this.unseen += 1;
  }
}
