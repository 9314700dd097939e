import type { Letter, Mailer } from './mail';

/** A letter in the local mailbox. `at` is when it came, ms UTC. */
export type Delivered = Letter & { id: string; at: number };

const LETTERS_MAX = 50;
const letters: Delivered[] = [];

/** No mail leaves the machine: letters lie in memory, for the page /mailbox of local runs. */
export const locally: Mailer = {
  async send(letter) {
    letters.unshift({ ...letter, id: crypto.randomUUID(), at: Date.now() });
    letters.length = Math.min(letters.length, LETTERS_MAX);
  },
};

/** The newest letters, newest first. */
export const delivered = (): readonly Delivered[] => letters;
