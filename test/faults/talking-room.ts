import { joinMany, makeRoom, memberNo } from '../support/room-calls.ts';
import { seeded } from '../support/seeded.ts';
import { until } from '../support/until.ts';
import type { Event } from '../support/contract-wire.ts';
import { check } from './checker.ts';
import { FaultClient, type Outbox } from './client.ts';
import { readFinal } from './final.ts';
import type { Fuse } from './fuse.ts';
import { Tape } from './tape.ts';
import { isLogged, type Transcript, type Up } from './transcript.ts';
import type { Violation } from './violation.ts';

export type TalkOptions = {
  /** The room's own: no proxy between. */
  server: string;
  /** What its `n`th client speaks to, where that isn't the server itself. */
  origin?: (n: number) => string;
  slug: string;
  seed: number;
  members: number;
  fuse: Fuse;
  /** How long it may take, ms, until all that was said is acknowledged and heard. */
  patienceMs: number;
  /** The share of bursts, and of endings, in which the head bans somebody or lets back in. */
  bans: number;
};

/** What a member does in a burst, and how often of a hundred. The rest are messages. */
const EDITS = 4;
const DELETES = 8;
const REACTIONS = 18;
const RESENDS = 22;
const POSTS = 25;
const RENAMES = 26;
const EMOJI = ['🍞', '🌙', '🔥'];
/** Attempts to connect, each after a longer pause. */
const TRIES_MAX = 20;
/** The contract's burst of messages, a member. */
const BURST = 20;

/** One room in which everybody does what members do, as a seed decides. The head is the first client and is never removed. */
export class TalkingRoom {
  readonly tape = new Tape();
  readonly clients: FaultClient[] = [];
  readonly random: () => number;
  readonly #messages: { seq: number; member: string }[] = [];
  readonly #banned = new Set<FaultClient>();
  #moderatedAt = 0;
  #said = 0;
  #epoch = '';

  readonly options: TalkOptions;

  private constructor(options: TalkOptions) {
    this.options = options;
    this.random = seeded(options.seed);
  }

  /** Makes the room and its members; the last of three or more has a second tab with the same outbox. */
  static async open(options: TalkOptions): Promise<TalkingRoom> {
    const room = new TalkingRoom(options);
    const { server, slug, members } = options;
    const joined = [await makeRoom(server, slug), ...(await joinMany(server, slug, 1, members))];
    joined.forEach(({ key }, n) => room.#add(`${slug}-${n}`, n, key));
    const last = room.clients.at(-1)!;
    if (members > 2) room.#add(`${last.name}-tab`, members - 1, last.key, last.outbox);
    return room;
  }

  #add(name: string, n: number, key: string, outbox?: Outbox): void {
    const { server, slug, fuse, origin = () => server } = this.options;
    const place = this.clients.length;
    const client = new FaultClient({
      name,
      slug,
      key,
      origin: () => origin(place),
      tape: this.tape,
      member: memberNo(n),
      ...(outbox && { outbox }),
      // As our page does, and as a client that knows the contract alone.
      acks: place % 2 === 0,
      sent: () => fuse.count('sent'),
      hear: (one, event) => this.#hear(one, event),
    });
    this.clients.push(client);
  }

  #hear(client: FaultClient, event: Event): void {
    const { fuse } = this.options;
    if (event.type === 'room.welcome') {
      this.#epoch = event.epoch;
      fuse.count('welcomed');
    }
    if (!isLogged(event)) return;
    fuse.count(event.seq <= client.headThen ? 'replayed' : 'heard');
    if (event.type === 'member.updated' && event['banned'] !== undefined) this.#moderated(event, event['banned'] === true);
    if (event.type !== 'chat.sent') return;
    if (event.author.member === client.member) fuse.count('acknowledged');
    if (event.seq > (this.#messages.at(-1)?.seq ?? 0)) this.#messages.push({ seq: event.seq, member: event.author.member });
  }

  /** The newest word of it counts, whoever hears it; replays bring old ones. */
  #moderated({ seq, member }: { seq: number; member: string }, isBanned: boolean): void {
    if (seq <= this.#moderatedAt) return;
    this.#moderatedAt = seq;
    const client = this.clients.find((one) => one.member === member)!;
    if (isBanned) this.#banned.add(client);
    else this.#banned.delete(client);
  }

  /** Everybody who isn't connected comes back, trying until it is over; who was let in again joins first. */
  async comeBack(isOver: () => boolean = () => false): Promise<void> {
    await Promise.all(
      this.clients.map(async (client) => {
        if (client.isRemoved && !this.#banned.has(client)) await client.rejoin();
        // Who is banned knocks all the same, now and then.
        if (client.isRemoved && this.random() < 0.5) await client.connect();
        for (let tries = 0; !client.isOpen && !client.isRemoved && !isOver() && tries < TRIES_MAX; tries++) {
          if (tries) await new Promise((done) => setTimeout(done, this.random() * 20 * tries));
          await client.connect();
        }
      }),
    );
  }

  /** Comes back again and again, for as long as lines break. */
  async keepComing(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.comeBack(isOver);
      await new Promise((done) => setTimeout(done, 10 + this.random() * 40));
    }
  }

  /** A burst: each member says and does what it may in one breath, in groups as the seed cuts them. */
  async talk(isOver: () => boolean): Promise<void> {
    await Promise.all(
      this.clients.map(async (client) => {
        // What waits is sent again first, and counts; two tabs are one member.
        const left = BURST - client.outbox.size;
        const n = client.outbox === this.clients.at(-1)!.outbox ? left / 2 : left;
        for (let i = 0; i < n && !isOver(); i++) {
          await this.#act(client);
          if (this.random() < 0.3) await new Promise((done) => setTimeout(done, this.random() * 8));
        }
      }),
    );
  }

  async #act(client: FaultClient): Promise<void> {
    const dice = this.random() * 100;
    const own = this.#pick(this.#messages.filter(({ member }) => member === client.member).slice(-40))?.seq;
    const any = this.#pick(this.#messages.slice(-6))?.seq;
    if (dice < EDITS && own) this.#edit(client, own);
    else if (dice < DELETES && own) this.#delete(client, own);
    else if (dice < REACTIONS && any) this.#react(client, any);
    else if (dice < RESENDS && client.acknowledged.size) client.transmit(this.#again(client));
    else if (dice < POSTS) {
      this.options.fuse.count('posted');
      await client.post(client.write(this.#text(client)));
    } else if (dice < RENAMES) client.transmit({ type: 'member.rename', nickname: `${client.name} ${this.#said++}` });
    else client.say(this.#text(client), this.#more(any));
  }

  #edit = (client: FaultClient, target: number) => client.transmit({ type: 'chat.edit', target, text: this.#text(client), lang: 'ko' });
  #react = (client: FaultClient, target: number) =>
    client.transmit({ type: 'reaction.set', target, emoji: this.#pick(EMOJI)!, on: this.random() < 0.7 });

  /** Some are edited before, some are edited and reacted to as if nothing had happened. */
  #delete(client: FaultClient, target: number): void {
    if (this.random() < 0.5) this.#edit(client, target);
    client.transmit({ type: 'chat.delete', target });
    if (this.random() < 0.5) return;
    this.#edit(client, target);
    this.#react(client, target);
  }

  /** A message that was acknowledged, once more, with another text, which nobody is to read. */
  #again(client: FaultClient): Up {
    const id = this.#pick([...client.acknowledged.keys()].slice(-30))!;
    return { type: 'chat.send', id, text: 'another text', lang: 'ko' };
  }

  /** Now and then an answer to something, and fields that are the room's to fill. */
  #more(replyTo: number | undefined): Partial<Up> {
    const dice = this.random();
    if (dice < 0.1 && replyTo !== undefined) return { replyTo };
    return dice < 0.2 ? { author: { member: memberNo(0) }, seq: 1, createdAt: 1 } : {};
  }

  #text = (client: FaultClient) => `${client.name} ${this.#said++} 안녕하세요`;
  #pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(this.random() * list.length)];

  /** The head bans somebody, or lets the one back in who is: if the room hears of it. */
  moderate(): void {
    const [banned] = this.#banned;
    if (banned) this.clients[0]!.transmit({ type: 'member.unban', member: banned.member });
    else this.#ban();
  }

  #ban(): FaultClient | undefined {
    const [head, ...others] = this.clients;
    const one = this.#pick(others.filter(({ isOpen, outbox }) => isOpen && outbox !== others.at(-1)!.outbox));
    if (one) head!.transmit({ type: 'member.ban', member: one.member });
    return one;
  }

  /** Waits until nothing is on its way, reads the room back, and judges. Who isn't through by then, never will be. */
  async judge(): Promise<{ transcript: Transcript; violations: Violation[] }> {
    const { server, slug, seed, patienceMs, bans } = this.options;
    const here = () => this.clients.filter(({ isRemoved }) => !isRemoved);
    const wait = { everyMs: 5, withinMs: patienceMs };
    if (this.random() < bans) this.#ban();
    // Once the head's last word has its receipt, all that the head asked for before it has been done.
    this.clients[0]!.say('last word');
    let isOver = false;
    const coming = this.keepComing(() => isOver);
    const isQuiet = await until('nothing is on its way', () => this.#isQuiet(), wait).catch(() => false);
    if (!isQuiet) {
      isOver = true;
      this.end();
    }
    const final = await readFinal(server, slug, this.clients[0]!.key, this.#epoch, patienceMs);
    if (isQuiet) await until('all have all', () => here().every(({ last }) => last === final.head), wait).catch(() => {});
    isOver = true;
    await coming;
    for (const client of here()) client.finish();
    const transcript = this.tape.transcript(seed, slug, final);
    return { transcript, violations: check(transcript) };
  }

  /** No outbox waits; who is banned is out and knows it, and nobody else is. */
  #isQuiet(): boolean {
    const isSettled = (client: FaultClient) =>
      this.#banned.has(client) ? client.isRemoved && client.isClosed : !client.isRemoved && client.outbox.size === 0;
    return this.clients.every(isSettled);
  }

  end(): void {
    for (const client of this.clients) client.cut();
  }
}
