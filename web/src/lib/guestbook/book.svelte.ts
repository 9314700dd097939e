import { v7 } from 'uuid';
import { visitorsApi, type NewNote } from '$lib/api/visitors';
import type { Problem } from '$lib/api';
import { getLocale } from '$lib/paraglide/runtime';
import { ensureSession, hasSession } from '$lib/session';
import { lacks, withAnswer, type Written } from '$lib/visitors/reading';
import type { Drawing } from '$rooms/protocol/drawing';
import type { StickerId } from '$rooms/protocol/sticker';
import type { Note } from '$worker/guestbook/input';
import type { guestbookPart } from '$worker/guestbook/part';

export type BookValue = ReturnType<(typeof guestbookPart)['show']>;
export type ShownNote = Note & Pick<Written, 'missed'>;
/** What is being written, kept while its dialog is closed. `id` is the note's own, so that sending it twice writes it once. */
export type Draft = { id: string; text: string; name: string; sticker: StickerId | null; drawing: Drawing | null; isPrivate: boolean };

export const newDraft = (name = ''): Draft => ({ id: v7(), text: '', name, sticker: null, drawing: null, isPrivate: false });

/** Texts are asked for so many at a time (worker/translations/input.ts). */
const ASKED_MAX = 20;

/** Somebody's guest book as its visitor has it open: what was shown with the page, and what is done since. */
export class Book {
  notes = $state.raw<readonly ShownNote[]>([]);
  nextCursor = $state<string | null>(null);
  count = $state(0);
  waiting = $state(0);
  /** Translations are being asked for. */
  asks = $state(false);
  problem = $state.raw<Problem | null>(null);
  isLoading = $state(false);

  constructor(
    readonly handle: string,
    value: BookValue,
  ) {
    this.notes = value.items;
    this.nextCursor = value.nextCursor;
    this.count = value.count;
    this.waiting = value.waiting;
  }

  async more(): Promise<void> {
    if (!this.nextCursor || this.isLoading) return;
    this.isLoading = true;
    const answer = await visitorsApi().notes(this.handle, this.nextCursor);
    this.isLoading = false;
    this.problem = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    this.#add(answer.value.items);
    this.nextCursor = answer.value.nextCursor;
    void this.translate();
  }

  /** Those that wait for the owner, wherever in the book they are. */
  async fetchWaiting(): Promise<void> {
    const answer = await visitorsApi().notes(this.handle, null, 'waiting');
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.#add(answer.value.items);
    void this.translate();
  }

  #add(more: readonly Note[]): void {
    const known = new Set(this.notes.map(({ id }) => id));
    this.notes = [...this.notes, ...more.filter(({ id }) => !known.has(id))].sort((a, b) => b.createdAt - a.createdAt);
  }

  /** Writes; a visitor without a session becomes a guest by it. The note that is in the book then, or what was wrong. */
  async write({ text, name, sticker, drawing, ...draft }: Draft, signs: boolean): Promise<{ note: Note } | { problem: Problem }> {
    const session = await ensureSession();
    if (!session.ok) return { problem: session.problem };
    const note: NewNote = {
      ...draft,
      text,
      lang: getLocale(),
      ...(sticker ? { sticker } : {}),
      ...(drawing ? { drawing } : {}),
      ...(signs ? { name } : {}),
    };
    const answer = await visitorsApi().write(this.handle, note);
    if (!answer.ok) return { problem: answer.problem };
    const written = answer.value.note;
    if (!this.notes.some(({ id }) => id === written.id)) {
      this.notes = [written, ...this.notes];
      this.count++;
    }
    return { note: written };
  }

  async setState(note: ShownNote, state: 'shown' | 'hidden'): Promise<void> {
    const answer = await visitorsApi().setNote(this.handle, note.id, state);
    this.problem = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    if (note.state === 'waiting') this.waiting = Math.max(0, this.waiting - 1);
    this.notes = this.notes.map((one) => (one.id === note.id ? { ...one, state } : one));
  }

  async remove(note: ShownNote): Promise<void> {
    const answer = await visitorsApi().deleteNote(this.handle, note.id);
    const isGone = answer.ok || answer.problem.code === 'note.not_found';
    this.problem = isGone || answer.ok ? null : answer.problem;
    if (isGone) this.#drop((one) => one.id === note.id);
  }

  async blockWriter(note: ShownNote): Promise<void> {
    const answer = await visitorsApi().blockWriter(this.handle, note.id);
    this.problem = answer.ok ? null : answer.problem;
    // Whoever has a profile is known by it; of a guest's other notes the next visit shows none.
    if (answer.ok) this.#drop((one) => one.id === note.id || (note.by.handle !== null && one.by.handle === note.by.handle));
  }

  #drop(which: (note: ShownNote) => boolean): void {
    const gone = this.notes.filter(which);
    this.notes = this.notes.filter((note) => !which(note));
    this.count = Math.max(0, this.count - gone.length);
    this.waiting = Math.max(0, this.waiting - gone.filter(({ state }) => state === 'waiting').length);
  }

  /** Has what is lacking translated, for whoever has a session: those without one read what is there already. */
  async translate(): Promise<void> {
    const lang = getLocale();
    const lacking = this.notes.filter((note) => lacks(note, lang)).slice(0, ASKED_MAX);
    if (lacking.length === 0 || !(await hasSession())) return;
    this.asks = true;
    const answer = await visitorsApi().translateNotes(
      this.handle,
      lang,
      lacking.map(({ id }) => id),
    );
    this.asks = false;
    if (answer.ok) this.notes = this.notes.map((note) => withAnswer(note, lang, answer.value.items));
  }
}
