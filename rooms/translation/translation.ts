import * as messages from '../chat/store';
import type { Socket, Translatable, Translated } from '../deps';
import { tell } from '../fanout/connections';
import type { LiveRoom } from '../live';
import type { Message } from '../protocol/chat';
import type { DownOf } from '../protocol/down';
import { LANGS, type Lang } from '../protocol/lang';
import { Asking } from './asking';
import { Budget } from './budget';
import { keep, keptOf, ours, type Kept, type Said } from './kept';
import { Memory } from './memory';
import { Queue, type Job } from './queue';
import { Unknown } from './unknown';
import { Waiting } from './waiting';

/** Calls to the engines at once. */
const AT_ONCE = 6;
/** Messages that a reader who comes back or changes languages hears of again. */
export const NEWEST = 100;
/** When what failed is tried again, where the engines don't say; and how long it is tried. */
const AGAIN_MS = 5000;
const TRIED_MS = 5 * 60_000;

type Translation = NonNullable<Message['translation']>;
type Missed = Extract<Translated, { missed: unknown }>;
type Shown = Said & { translation?: Translation | undefined };
const keyOf = ({ seq }: Said, to: Lang) => `${seq} ${to}`;

/**
 * Brings what is said to each reader in their language, after it was sent: asked for once per message and language, told to its readers,
 * kept with the message. Nothing here throws, and nothing is waited for: whatever fails, the room goes on in the original.
 */
export class Translations {
  readonly #asking: Asking;
  readonly #memory: Memory;
  readonly #budget: Budget;
  readonly #queue = new Queue();
  readonly #waiting: Waiting;
  readonly #unknown = new Unknown();
  /** All that is queued, under way or waiting to be tried again. */
  readonly #jobs = new Map<string, Job>();
  /** Of each message: the languages under way, and those that have come and are not on disk yet. */
  readonly #open = new Map<number, { left: Set<Lang>; done: Kept }>();
  /** Phrases that wait for their call. */
  readonly #phrases: (() => void)[] = [];
  #calls = 0;
  /** Changes with the glossary: what was asked before isn't remembered. */
  #generation = 0;

  constructor(private readonly room: LiveRoom) {
    this.#asking = new Asking(room.deps);
    this.#memory = new Memory(room.sql);
    this.#budget = new Budget(room.deps.translateBudget);
    this.#waiting = new Waiting(room.deps, (due) => this.#safely(() => this.#start(due)));
  }

  /** Something was said, or says something else now: it is wanted in every language that is read here. Its author pays. */
  sent(said: Said, author: string): void {
    this.#safely(() => this.#want(said, this.room.connections.langs, author, true));
  }

  /** In the transaction that changes or takes away a text. */
  forgetText({ text, lang }: Pick<Said, 'text' | 'lang'>): void {
    const from = ours(lang);
    if (from) this.#memory.forget(text, from);
  }

  /** A message says something else, or nothing any more: what is under way for it comes to nothing. */
  drop(seq: number): void {
    this.#queue.drop(seq);
    this.#waiting.drop(seq);
    this.#open.delete(seq);
    for (const to of LANGS) this.#jobs.delete(`${seq} ${to}`);
    this.#unknown.drop(seq);
  }

  /** What a message says in a reader's language, if that is there. */
  of(row: Pick<messages.MessageRow, 'seq' | 'lang' | 'translations'>, lang: Lang | null): Translation | undefined {
    if (lang === null || ours(row.lang) === lang) return undefined;
    const found = this.#open.get(row.seq)?.done[lang] ?? keptOf(row)[lang];
    return found && { lang, ...found };
  }

  /** A page is shown to a connection: what it lacks in the language read there is asked for, and the reader pays. */
  fill(socket: Socket, page: readonly Shown[]): void {
    this.#safely(() => {
      const { lang, member } = this.room.connections.state(socket) ?? {};
      if (!lang || !member) return;
      const lacking = page.filter(({ lang: from, text, translation }) => !translation && text && ours(from) && ours(from) !== lang);
      const missed: DownOf<'translation.missed'>[] = [];
      for (const said of lacking.toReversed()) {
        const isUnknown = this.#unknown.has(said.seq, lang, this.room.now());
        const reason = isUnknown ? 'unknown' : this.#jobs.get(keyOf(said, lang))?.missed;
        if (reason) missed.push({ type: 'translation.missed', target: said.seq, lang, reason });
        else this.#want(said, [lang], member, false);
      }
      if (missed.length) tell(socket, ...missed);
    });
  }

  /** The newest hundred messages (before a place), again in the language that a connection reads: told where it is there, else asked for. */
  showAgain(socket: Socket, before?: number): void {
    this.#safely(() => {
      const lang = this.room.connections.state(socket)?.lang ?? null;
      const { rows } = messages.page(this.room.sql, before === undefined ? {} : { before }, NEWEST);
      const shown = rows.map((row) => ({ ...row, translation: this.of(row, lang) }));
      const added = shown.flatMap(({ seq, translation }) =>
        translation ? [{ type: 'translation.added' as const, target: seq, ...translation }] : [],
      );
      if (added.length) tell(socket, ...added);
      this.fill(socket, shown);
    });
  }

  /** A text of the room's own, such as its title; the room pays, and nothing of it is remembered. Rejects only where the disk does. */
  async phrase(text: string, from: Lang, to: Lang): Promise<Translated> {
    const asked = { text, from, to };
    const plain = this.#asking.withoutWords(asked);
    if (plain) return plain;
    const retryAfterMs = this.#budget.spend(null, text, this.room.now());
    if (retryAfterMs) return { missed: 'budget', retryAfterMs };
    await new Promise<void>((go) => {
      this.#phrases.push(go);
      this.#safely(() => this.#pump());
    });
    return this.#asking.ask(asked).finally(() => this.#ended());
  }

  /** The room says some things otherwise from now on. */
  forgetMemory(): void {
    this.#memory.clear();
    this.#asking.forget();
    this.#unknown.clear();
    this.#generation++;
  }

  #want(said: Said, langs: readonly Lang[], payer: string, isLive: boolean): void {
    const from = ours(said.lang);
    if (!from) return;
    const since = this.room.now();
    const { seq, text, lang } = said;
    const isAsItIs = (to: Lang) => this.#asking.withoutWords({ text, from, to })?.text === text;
    const wanted = langs.filter((to) => to !== from && !this.#jobs.has(keyOf(said, to)) && !isAsItIs(to));
    this.#start(wanted.map((to): Job => ({ seq, text, lang, from, to, payer, isLive, since, isPaid: false, missed: null })));
  }

  /** Takes jobs in, all of a message's together, so that they are written together. */
  #start(jobs: Job[]): void {
    for (const job of jobs) this.#hold(job);
    for (const job of jobs) {
      const known = this.#known(job);
      if (known) this.#settle(job, known);
      else {
        const over = this.#queue.push(job);
        if (over) this.#settle(over, { missed: 'busy' });
      }
    }
    this.#pump();
  }

  #hold(job: Job): void {
    const open = this.#open.get(job.seq) ?? { left: new Set(), done: {} };
    open.left.add(job.to);
    this.#open.set(job.seq, open);
    this.#jobs.set(keyOf(job, job.to), job);
  }

  /** What needs no engine. */
  #known(asked: Translatable) {
    return this.#asking.withoutWords(asked) ?? this.#memory.find(asked);
  }

  #pump(): void {
    while (this.#calls < AT_ONCE) {
      const phrase = this.#phrases.shift();
      if (phrase) {
        this.#calls++;
        phrase();
        continue;
      }
      const job = this.#queue.next();
      if (!job) return;
      const known = this.#known(job);
      if (known) this.#settle(job, known);
      else if (this.#pays(job)) void this.#run(job);
    }
  }

  /** Whether a job may be brought to the engines: somebody still reads its language, and its characters are paid for, once. */
  #pays(job: Job): boolean {
    if (!this.room.connections.langs.includes(job.to)) {
      this.#end(job);
      return false;
    }
    const retryAfterMs = job.isPaid ? 0 : this.#budget.spend(job.payer, job.text, this.room.now());
    if (retryAfterMs) this.#settle(job, { missed: 'budget', retryAfterMs });
    else job.isPaid = true;
    return job.isPaid;
  }

  async #run(job: Job): Promise<void> {
    this.#calls++;
    const generation = this.#generation;
    const answer = await this.#asking.ask({ text: job.text, from: job.from, to: job.to });
    this.#safely(() => this.#settle(job, answer, generation));
    this.#ended();
  }

  #ended(): void {
    this.#calls--;
    this.#safely(() => this.#pump());
  }

  /** A job has its answer. One that was dropped meanwhile is no one's: its text may be gone. */
  #settle(job: Job, answer: Translated, generation?: number): void {
    if (this.#jobs.get(keyOf(job, job.to)) !== job) return;
    if ('missed' in answer) return this.#miss(job, answer);
    const { seq, to } = job;
    const { text, engine } = answer;
    this.room.connections.tellReaders(to, { type: 'translation.added', target: seq, lang: to, text, engine });
    const open = this.#open.get(seq);
    if (open) open.done[to] = { text, engine };
    if (generation === this.#generation) this.#memory.remember(job, { text, engine });
    this.#end(job);
  }

  #miss(job: Job, { missed, retryAfterMs = missed === 'busy' ? AGAIN_MS : Number.POSITIVE_INFINITY }: Missed): void {
    const { seq, to } = job;
    const isNews = job.missed !== missed;
    if (isNews) this.room.connections.tellReaders(to, { type: 'translation.missed', target: seq, lang: to, reason: missed });
    job.missed = missed;
    const now = this.room.now();
    this.#end(job);
    if (now + retryAfterMs <= job.since + TRIED_MS) {
      this.#jobs.set(keyOf(job, to), job);
      const over = this.#waiting.add(job, retryAfterMs);
      if (over) this.#jobs.delete(keyOf(over, over.to));
    } else if (missed === 'unknown') this.#unknown.add(seq, to, now);
  }

  /** Nothing more comes for a job by now. With its message's last one, what came is written. */
  #end(job: Job): void {
    this.#jobs.delete(keyOf(job, job.to));
    const open = this.#open.get(job.seq);
    if (!open) return;
    open.left.delete(job.to);
    if (open.left.size) return;
    this.#open.delete(job.seq);
    if (!Object.keys(open.done).length) return;
    keep(this.room.sql, job, open.done);
    this.#memory.write(job.text, job.from, this.room.now());
    // The directory shows last words in its readers' languages.
    this.room.changed();
  }

  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      console.error('room: translating failed', error);
    }
  }
}
