import type { LiveRoom } from './live';
import * as reports from './moderation/store';
import { z } from './protocol/z';
import type { Happening, ReportCopy } from './rpc';
import { cardOf } from './settings/card';

/** What changes is on its way within this; until then, more may change and go with it. */
const WITHIN_MS = 5000;
/** From one card to the next. What changes right after one is outside within the contract's 10 s, the way there included. */
const GAP_MS = 9500;
/** Who doesn't answer within this is out of reach: the platform itself may hold a call for much longer. */
const ANSWER_MS = 10_000;
/** Pauses while the outside is out of reach, doubling from the first. Short at their longest: once it is back, all is there within a minute. */
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 30_000;
/** Effects brought in one waking: with the card, and each alone where one of them fails, still within the 50 queries of a free plan. */
const BATCH = 20;
/** Until the next of them. */
const NEXT_MS = 500;
/** Pauses of an effect that fails while others get through, doubling; past so many tries it wakes nobody any more, and goes along when others go. */
const FIRST_OWN_PAUSE_MS = 10_000;
const LONGEST_OWN_PAUSE_MS = 24 * 60 * 60_000;
const PATIENCE = 10;

/** `report` is the number of the one that changed; or 0, and something happened. */
type Effect = { n: number; report: number; happened: string | null; tries: number };

const TYPES = ['member.removed', 'member.banned', 'message.deleted', 'report.made'] as const;
const happening = z.object({
  id: z.string(),
  type: z.enum(TYPES),
  at: z.number(),
  member: z.string(),
  target: z.optional(z.number()),
  partners: z.array(z.string()),
});

/**
 * What leaves the room, by alarm, until it has arrived. The card is drawn anew each time. Effects that can't be found out later stand in
 * the table `outbox`, written with what caused them: each names a thing of the room, and carries how that is when it goes, so an old one
 * never brings back what is gone by now.
 */
export class Outbox {
  /** True on waking: what sleeps can't know. */
  #isCardDue = true;
  /** The next card goes no sooner, ms. */
  #cardFrom = 0;
  #failures = 0;
  /** Nothing goes before, ms. */
  #triedFrom = 0;

  constructor(private readonly room: LiveRoom) {}

  /** What the directory shows has changed. */
  cardChanged(): void {
    this.#isCardDue = true;
    this.#wakeIn(Math.max(WITHIN_MS, this.#cardFrom - this.room.deps.now()));
  }

  /** A report is new, closed, or without its text. In the transaction that makes it so, and `hurry` after that. */
  reportChanged(report: number): void {
    this.room.sql.exec('INSERT INTO outbox (report, tries, due_at) VALUES (?, 0, 0)', report);
  }

  /** Something that the room's partners may want to hear of, if it has any. In the transaction that does it; `hurry` after that, where nothing else changes the card. */
  happened(type: Happening['type'], member: string, target?: number): void {
    const { partner, allies } = this.room.settings;
    const partners = [...(partner === null ? [] : [partner]), ...allies.map((ally) => ally.partner)];
    if (!partners.length) return;
    const about = {
      id: `evt_${crypto.randomUUID()}`,
      type,
      at: this.room.now(),
      member,
      ...(target === undefined ? {} : { target }),
      partners,
    };
    this.room.sql.exec('INSERT INTO outbox (report, happened, tries, due_at) VALUES (0, ?, 0, 0)', JSON.stringify(about));
  }

  hurry(): void {
    this.#wakeIn(WITHIN_MS);
  }

  /** The alarm has rung. */
  async drain(): Promise<void> {
    const isCardsTurn = this.#isCardDue && this.room.deps.now() >= this.#cardFrom;
    const isCardThere = isCardsTurn ? await this.#bringCard() : null;
    const areEffectsThere = await this.#bringEffects(isCardThere);
    if (isCardThere !== false && areEffectsThere) this.#failures = 0;
    else this.#pause();
    this.#wakeForNext();
  }

  async #bringCard(): Promise<boolean> {
    // What changes while it is on its way is another card's.
    this.#isCardDue = false;
    const from = this.room.deps.now() + GAP_MS;
    const isThere = await this.#isDone('the card', () => this.room.deps.publish(cardOf(this.room)));
    if (isThere) this.#cardFrom = from;
    else this.#isCardDue = true;
    return isThere;
  }

  /** The oldest effects that are due, in order. False where the outside is out of reach. */
  async #bringEffects(isReached: boolean | null): Promise<boolean> {
    const batch = this.#due();
    if (!batch.length || (await this.#isBrought(batch))) return true;
    // Is it one of them, or is nobody there? A card is always welcome.
    if (!(isReached ?? (await this.#bringCard()))) return false;
    for (const effect of batch) if (!(await this.#isBrought([effect]))) this.#putOff(effect);
    return true;
  }

  async #isBrought(effects: Effect[]): Promise<boolean> {
    const copies = effects.map(({ report }) => reports.copyOf(this.room, report)).filter((copy): copy is ReportCopy => copy !== null);
    const { slug } = this.room.settings;
    const happenings = effects.flatMap(({ happened }) => (happened === null ? [] : [{ ...happening.parse(JSON.parse(happened)), slug }]));
    const isThere = await this.#isDone('reports', () => this.room.deps.report(copies, happenings));
    if (isThere) this.room.write(() => effects.forEach(({ n }) => this.room.sql.exec('DELETE FROM outbox WHERE n = ?', n)));
    return isThere;
  }

  #due(): Effect[] {
    return this.room.sql
      .exec<Effect>('SELECT n, report, happened, tries FROM outbox WHERE due_at <= ? ORDER BY n LIMIT ?', this.room.deps.now(), BATCH)
      .toArray();
  }

  /** It fails where others get through: its own fault, and nobody waits for it. */
  #putOff({ n, tries }: Effect): void {
    const pauseMs = Math.min(LONGEST_OWN_PAUSE_MS, FIRST_OWN_PAUSE_MS * 2 ** tries);
    this.room.sql.exec('UPDATE outbox SET tries = ?, due_at = ? WHERE n = ?', tries + 1, this.room.deps.now() + pauseMs, n);
  }

  /** Half of each pause is chance, so that a thousand rooms don't come back at once. */
  #pause(): void {
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures++);
    this.#triedFrom = this.room.deps.now() + Math.ceil((longest * (1 + Math.random())) / 2);
  }

  #wakeForNext(): void {
    const now = this.room.deps.now();
    const [next] = this.room.sql.exec<{ at: number | null }>('SELECT min(due_at) AS at FROM outbox WHERE tries < ?', PATIENCE).toArray();
    if (next && next.at !== null) this.#wakeIn(Math.max(NEXT_MS, next.at - now));
    if (this.#isCardDue) this.#wakeIn(Math.max(NEXT_MS, this.#cardFrom - now));
  }

  #wakeIn(ms: number): void {
    this.room.deps.wakeIn(Math.max(ms, this.#triedFrom - this.room.deps.now()));
  }

  async #isDone(what: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await this.#inTime(work());
      return true;
    } catch (error) {
      // The name alone: the rest may hold what people said.
      console.error(`room: ${what} did not get out:`, error instanceof Error ? error.name : 'thrown');
      return false;
    }
  }

  #inTime(work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.room.deps.later(ANSWER_MS, () => reject(new Error('no answer')));
      work.then(resolve, reject).finally(cancel);
    });
  }
}
