import type { MessageRow } from '../chat/store';
import type { Socket, Translated } from '../deps';
import type { LiveRoom } from '../live';
import type { Message } from '../protocol/chat';
import type { DownOf } from '../protocol/down';
import { ours, type Lang } from '../protocol/lang';
import { hasWords } from '../protocol/marks';
import { codePoints } from '../protocol/text';
import { Asking } from './asking';
import { Budget } from './budget';
import { Jobs } from './jobs';
import { keptOf, type Said } from './kept';

/** Messages that a reader who comes back or changes languages hears of again. */
export const NEWEST = 100;

type Translation = NonNullable<Message['translation']>;
type Shown = Said & { translation?: Translation | undefined };

/**
 * Brings what is said to each reader in their language, after it was sent: asked for once per message and language, told to its readers,
 * kept with the message. Nothing is waited for, and whatever fails, the room goes on in the original.
 */
export class Translations {
  readonly #asking: Asking;
  readonly #budget: Budget;
  readonly #jobs: Jobs;

  constructor(private readonly room: LiveRoom) {
    this.#asking = new Asking(room.deps);
    this.#budget = new Budget(room.deps.translateBudget);
    this.#jobs = new Jobs(room, this.#asking, this.#budget, () => room.recent.forget());
  }

  /** Something was said, or says something else now: it is wanted in every language that is read here. Its author pays. */
  sent(said: Said, author: string): void {
    safely(() => this.#want(said, this.room.connections.langs, author, true));
  }

  /** In the transaction that changes or takes away a text. */
  forgetText({ text, lang }: Pick<Said, 'text' | 'lang'>): void {
    const from = ours(lang);
    if (from) this.#jobs.forget(text, from);
  }

  /** After it: what is under way for the message comes to nothing. */
  drop(seq: number): void {
    safely(() => this.#jobs.drop(seq));
  }

  /** What a message says in a reader's language, if that is there. */
  of(row: Pick<MessageRow, 'seq' | 'lang' | 'translations'>, lang: Lang | null): Translation | undefined {
    if (lang === null || ours(row.lang) === lang) return undefined;
    const found = this.#jobs.done(row.seq)[lang] ?? keptOf(row)[lang];
    return found && { lang, ...found };
  }

  /** A page is shown to a connection: what it lacks in the language read there is asked for, newest first, and the reader pays. */
  fill(socket: Socket, page: readonly Shown[]): void {
    safely(() => {
      const { lang, member } = this.room.connections.state(socket) ?? {};
      if (!lang || !member) return;
      const lacking = page.filter(({ lang: from, text, translation }) => !translation && text && ours(from) && ours(from) !== lang);
      const missed: DownOf<'translation.missed'>[] = [];
      for (const said of lacking.toReversed()) {
        const reason = this.#jobs.missed(said.seq, lang);
        if (reason) missed.push({ type: 'translation.missed', target: said.seq, lang, reason });
        else this.#want(said, [lang], member, false);
      }
      if (missed.length) this.room.connections.tell(socket, ...missed);
    });
  }

  /** The newest hundred messages (before a place), again in the language that a connection reads: told where it is there, else asked for. */
  showAgain(socket: Socket, before = this.room.log.head + 1): void {
    safely(() => {
      const lang = this.room.connections.langOf(socket);
      const shown = this.room.recent.before(before, NEWEST).map((row) => ({ ...row, translation: this.of(row, lang) }));
      const added = shown.flatMap(({ seq, translation }) =>
        translation ? [{ type: 'translation.added' as const, target: seq, ...translation }] : [],
      );
      if (added.length) this.room.connections.tell(socket, ...added);
      this.fill(socket, shown);
    });
  }

  /** A connection has been sent everything after a place: what the newest hundred of that lack is asked for, and those it had seen before come again. */
  replayed(socket: Socket, from: number): void {
    safely(() => {
      const lang = this.room.connections.langOf(socket);
      const newest = this.room.recent.before(this.room.log.head + 1, Math.min(NEWEST, this.room.log.head - from));
      this.fill(
        socket,
        newest.filter(({ seq }) => seq > from).map((row) => ({ ...row, translation: this.of(row, lang) })),
      );
    });
    this.showAgain(socket, from + 1);
  }

  /** A text of the room's own, such as its title: they have a member's characters, and nothing of them is remembered. Rejects only where the disk fails. */
  async phrase(text: string, from: Lang, to: Lang): Promise<Translated> {
    const asked = { text, from, to };
    const plain = this.#asking.withoutWords(asked);
    if (plain) return plain;
    const retryAfterMs = this.#budget.spend({ cost: codePoints(text), payer: 'room', isLive: false }, this.room.now());
    return retryAfterMs ? { missed: 'budget', retryAfterMs } : this.#jobs.inTurn(() => this.#asking.ask(asked));
  }

  /** The room says some things otherwise from now on. */
  forgetMemory(): void {
    this.#jobs.forgetAll();
  }

  #want(said: Said, langs: readonly Lang[], payer: string, isLive: boolean): void {
    const from = ours(said.lang);
    if (!from) return;
    const { seq, text, lang } = said;
    const since = this.room.now();
    // The same for everyone; a term of the glossary's has words, and its readers wait for it, whatever it says.
    const isAsItIs = (to: Lang) => {
      const plain = this.#asking.withoutWords({ text, from, to });
      return plain !== null && 'text' in plain && plain.text === text && !hasWords(text);
    };
    const wanted = langs.filter((to) => to !== from && !this.#jobs.has(seq, to) && !isAsItIs(to));
    const job = { seq, text, lang, from, cost: codePoints(text), payer, isLive, since, isPaid: false, tries: 0, missed: null };
    this.#jobs.start(wanted.map((to) => ({ ...job, to })));
  }
}

/** What fails here must not fail what was said. */
function safely(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.error('room: translating failed', error);
  }
}
