import { api, type Standing } from '$lib/api';
import { getLocale } from '$lib/paraglide/runtime';
import { keepKey, keyFor } from './member-key';
import { join } from './membership';
import type { Talk } from './talk.svelte';

const EVERY_MS = 4_000;

/** How the reader stands with a room, and the ways into it and out. */
export class Entering {
  standing = $state<Standing>('none');
  busy = $state(false);
  problem = $state<string | null>(null);
  /** What a visitor writes, kept whatever becomes of coming in. */
  firstWord = $state('');
  /** It is to be said once in. */
  #saysIt = false;
  #nickname = '';

  constructor(
    readonly talk: Talk,
    standing: Standing,
  ) {
    this.standing = standing;
  }

  async enter(entry: { nickname: string; code?: string }) {
    this.busy = true;
    this.problem = null;
    this.#nickname = entry.nickname;
    const joined = await join(this.#slug, { ...entry, lang: getLocale() });
    this.busy = false;
    if (joined.status === 'refused') {
      this.#saysIt = false;
      if (joined.problem.code === 'room.banned') this.standing = 'banned';
      else this.problem = joined.problem.errors[0]?.message ?? joined.problem.detail;
      return;
    }
    if (joined.status === 'waiting') {
      this.standing = 'waiting';
      return;
    }
    this.talk.enter(joined.way);
    if (this.#saysIt) this.talk.send(this.firstWord.trim());
    if (this.#saysIt) this.firstWord = '';
    this.#saysIt = false;
  }

  /** Comes in with the first word. */
  say(nickname: string) {
    this.#saysIt = true;
    void this.enter({ nickname });
  }

  /** Who waits asks whether the head has decided, until the function that it returns is called. */
  watch(): () => void {
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const now = await api().standing(this.#slug);
      if (!now.ok || now.value.standing === this.standing) return;
      this.standing = now.value.standing;
      if (this.standing === 'here') await this.enter({ nickname: now.value.member?.nickname ?? this.#nickname });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }

  /** Who waits no longer wants to. */
  async withdraw() {
    const left = await api().leave(this.#slug);
    if (left.ok) this.standing = 'none';
  }

  /** Whether the reader is out. */
  async leave(): Promise<boolean> {
    const left = await api().leave(this.#slug, keyFor(this.#slug));
    if (!left.ok) {
      this.talk.refuse(left.problem.detail);
      return false;
    }
    await this.talk.outbox.abandon();
    keepKey(this.#slug, null);
    return true;
  }

  /** The room has put the reader out. Banned, or only removed? The socket's closing code is the same. */
  async removed() {
    keepKey(this.#slug, null);
    const now = await api().standing(this.#slug);
    if (now.ok && now.value.standing === 'banned') this.standing = 'banned';
  }

  get #slug() {
    return this.talk.room.slug;
  }
}
