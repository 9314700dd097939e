import type { Problem, Standing } from '$lib/api';
import { embedApi } from '$lib/api/embed';
import { getLocale } from '$lib/paraglide/runtime';
import type { Way } from '$lib/room/connection/way';
import { keepKey, keepMember } from '$lib/room/member-key';
import { beGuest, bePartners, hasKeyBy } from './guest';
import type { Host } from './host.svelte';
import { tokenNameOf } from './token-name';

/** Whose the frame is: its `name` is another for another. `way`: the way in that a token has just opened. */
export type Who = { name: string; way: Way | null; standing: Standing };

const GUEST: Who = { name: 'guest', way: null, standing: 'none' };
const UNKNOWN: Who = { ...GUEST, name: 'unknown' };
/** A fresh token would do. */
const STALE = new Set(['token.expired', 'token.spent']);
/** The token may be good: nobody could say. */
const UNHEARD = new Set(['network', 'server.failed', 'rate.limited']);
const TRIES = 5;
const FIRST_WAIT_MS = 1000;

/** Who is in the frame: the guest of this browser, or whom the page's token names. */
export class Identity {
  who = $state.raw<Who>(GUEST);
  #turn = 0;

  /** `awaits`: a token will come, so that nobody is offered to be a guest meanwhile. */
  constructor(
    readonly slug: string,
    readonly host: Host,
    awaits: boolean,
  ) {
    if (awaits) this.who = UNKNOWN;
  }

  get isKnown() {
    return this.who !== UNKNOWN;
  }
  get isGuest() {
    return this.who.name === GUEST.name;
  }

  /** The page's token, or that it has none. A token that is refused leaves a guest. */
  async take(token: string | null): Promise<void> {
    const turn = ++this.#turn;
    if (token === null) return this.#beGuest();
    const name = await tokenNameOf(token);
    if (turn !== this.#turn || name === this.who.name) return;
    if (hasKeyBy(name, this.slug)) return this.#be(name, null);
    const answer = await this.#exchange(token, () => turn === this.#turn);
    if (turn !== this.#turn || answer === null) return;
    if (!answer.ok) return this.#refused(answer.problem);
    if (!('key' in answer.value)) return this.#be(name, null, 'waiting');
    const { key, member } = answer.value;
    this.#be(name, answer.value);
    keepKey(this.slug, key);
    keepMember(this.slug, member.id);
  }

  async #exchange(token: string, isWanted: () => boolean) {
    for (let tries = 1; ; tries++) {
      const answer = await embedApi().exchange(this.slug, { token, lang: getLocale() });
      if (answer.ok || !UNHEARD.has(answer.problem.code) || tries === TRIES) return answer;
      const waitMs = Math.max(FIRST_WAIT_MS * 2 ** (tries - 1), answer.problem.retryAfterMs ?? 0);
      await new Promise((done) => setTimeout(done, waitMs));
      if (!isWanted()) return null;
    }
  }

  #be(name: string, way: Way | null, standing: Standing = 'none') {
    bePartners(name);
    this.who = { name, way, standing };
  }

  #beGuest() {
    if (this.isGuest) return;
    beGuest();
    this.who = GUEST;
  }

  #refused({ code, detail, errors }: Problem) {
    this.host.say({ type: 'error', code, message: errors[0]?.message ?? detail });
    if (STALE.has(code)) this.host.say({ type: 'token' });
    // Who is banned under the name that the page gives them doesn't go on under another.
    if (code === 'room.banned') this.#be('banned', null, 'banned');
    else this.#beGuest();
  }
}
