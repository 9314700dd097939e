import type { Deps } from '../deps';
import type { Down } from '../protocol/down';
import type { Lang } from '../protocol/lang';
import type { Fleeting } from './audience';
import type { Crowd } from './crowd';
import { deliver, frameOf, type Frame, type Line } from './line';
import { NEWS_MS, tickMs } from './tick';

/** One event, made into text once however many hear it. `lang`: for those who read it alone. `seq`: null outside the log. */
type Said = { readonly text: string; readonly lang: Lang | null; readonly seq: number | null };

/** What waits is sent before it gets longer than this: events, UTF-16 units. */
const WAITING_MAX = 100;
const WAITING_LENGTH_MAX = 64 * 1024;

/**
 * What is told to all, in one order. Where nothing was sent within the last tick it goes at once; else what falls into a tick
 * goes as one frame at its end. The timer exists only while something waits.
 */
export class Broadcast {
  /** The last seq that was told since the room woke; 0: none. */
  told = 0;
  #waiting: Said[] = [];
  #length = 0;
  readonly #news = new Set<Fleeting>();
  #newsFrom = 0;
  #sentAt = Number.NEGATIVE_INFINITY;
  #newsAt = Number.NEGATIVE_INFINITY;
  #timer: { at: number; cancel: () => void } | null = null;
  #held = 0;

  constructor(
    private readonly deps: Pick<Deps, 'now' | 'later'>,
    private readonly crowd: Crowd,
    /** Looks at lines that have been sent much. */
    private readonly look: (lines: Iterable<Line>) => void,
  ) {}

  say(events: readonly Down[], lang: Lang | null = null): void {
    for (const event of events) {
      const text = JSON.stringify(event);
      const isLogged = lang === null && 'seq' in event;
      this.#waiting.push({ text, lang, seq: isLogged ? event.seq : null });
      this.#length += text.length;
    }
    this.#pump();
  }

  /** Something that doesn't last has changed: told after `afterMs` at the soonest. */
  soon(fleeting: Fleeting, afterMs = 0): void {
    const from = this.deps.now() + afterMs;
    this.#newsFrom = this.#news.size ? Math.min(this.#newsFrom, from) : from;
    this.#news.add(fleeting);
    this.#pump();
  }

  /** What `work` says to all goes in one frame, as far as nothing is said to one alone in between. */
  together<T>(work: () => T): T {
    this.#held++;
    try {
      return work();
    } finally {
      this.#held--;
      this.#pump();
    }
  }

  /** Sends what waits, so that what is told to one comes after what was told to all before it. */
  flush(): void {
    if (this.#waiting.length) this.#send([]);
    if (!this.#waiting.length && !this.#news.size) this.#disarm();
  }

  #pump(): void {
    if (this.#held) return;
    const now = this.deps.now();
    const ms = this.#waitMs(now);
    if (ms === null) return;
    if (ms > 0) return this.#arm(now + ms);
    this.#send(now >= this.#newsFrom ? this.#takeNews(now) : []);
    if (this.#waiting.length || this.#news.size) this.#pump();
    else this.#disarm();
  }

  /** How long what waits has to wait still; null where nothing does. */
  #waitMs(now: number): number | null {
    // A clock that was set back makes nobody wait longer.
    this.#sentAt = Math.min(this.#sentAt, now);
    this.#newsAt = Math.min(this.#newsAt, now);
    this.#newsFrom = Math.min(this.#newsFrom, now + NEWS_MS);
    const tickWait = this.#sentAt + tickMs(this.crowd.live.size) - now;
    if (this.#waiting.length) return this.#waiting.length >= WAITING_MAX || this.#length > WAITING_LENGTH_MAX ? 0 : tickWait;
    if (!this.#news.size) return null;
    if (!this.crowd.lines.size) return 0;
    return Math.max(tickWait, this.#newsAt + NEWS_MS - now, this.#newsFrom - now);
  }

  #takeNews(now: number): Down[] {
    if (!this.#news.size) return [];
    const due = [...this.#news];
    this.#news.clear();
    const news = due.map(newsOf).filter((event) => event !== null);
    if (news.length) this.#newsAt = now;
    return news;
  }

  #send(news: readonly Down[]): void {
    const said = this.#waiting;
    this.#waiting = [];
    this.#length = 0;
    if (!said.length && !news.length) return;
    this.#sentAt = this.deps.now();
    this.#held++;
    try {
      this.look(this.crowd.behind);
      const fleeting = news.map((event): Said => ({ text: JSON.stringify(event), lang: null, seq: null }));
      const late = sendTo(this.crowd.live, fleeting.length ? [...said, ...fleeting] : said);
      sendTo(this.crowd.behind, said);
      sendTo(
        this.crowd.catchingUp,
        said.filter(({ seq }) => seq === null),
      );
      for (const { seq } of said) if (seq !== null) this.told = seq;
      this.look(late);
    } finally {
      this.#held--;
    }
  }

  #arm(at: number): void {
    if (this.#timer && this.#timer.at <= at) return;
    this.#disarm();
    const cancel = this.deps.later(Math.max(0, at - this.deps.now()), () => {
      this.#timer = null;
      this.#pump();
    });
    this.#timer = { at, cancel };
  }

  #disarm(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}

/** News that fail, on a disk that does, must not fail what was said. */
function newsOf(fleeting: Fleeting): Down | null {
  try {
    return fleeting.news();
  } catch (error) {
    console.error('room: no news', error);
    return null;
  }
}

/** One string for everybody, or one for each language that something is said in. Gives those that are to be looked at. */
function sendTo(lines: ReadonlySet<Line>, said: readonly Said[]): Line[] {
  const late: Line[] = [];
  if (!lines.size || !said.length) return late;
  const [forAll, byLang] = framesOf(said);
  for (const line of lines) {
    const frame = byLang?.get(line.state.lang) ?? forAll;
    if (frame && deliver(line, frame) && line.sent > line.lookAt) late.push(line);
  }
  return late;
}

function framesOf(said: readonly Said[]): [forAll: Frame | null, byLang: Map<Lang, Frame> | null] {
  const frameFor = (reads: Lang | null) => {
    const heard = said.filter(({ lang }) => lang === null || lang === reads);
    return heard.length ? frameOf(`[${heard.map(({ text }) => text).join(',')}]`) : null;
  };
  const langs = new Set(said.map(({ lang }) => lang).filter((lang) => lang !== null));
  return [frameFor(null), langs.size ? new Map([...langs].map((lang) => [lang, frameFor(lang)!])) : null];
}
