import { profilesApi } from '$lib/api/profiles';
import type { Problem } from '$lib/api';
import type { Look } from '$worker/profiles/look';
import { keptDraft } from './kept-draft';
import { Steps } from './steps.svelte';

type Saving = 'idle' | 'busy' | 'saved';

/** A look while its owner changes it: nobody else sees it before it is saved. */
export class Draft extends Steps {
  /** The edition that was changed. */
  edition = $state.raw(0);
  saving = $state<Saving>('idle');
  problem = $state.raw<Problem | null>(null);
  /** It was saved elsewhere, in another tab or on another device, since this draft was begun. */
  behind = $state(false);
  /** The space isn't there any more: its owner has left, in another tab. */
  gone = $state(false);

  #published = $state.raw<Look>() as Look;
  #api = profilesApi();
  #others: BroadcastChannel | undefined;

  constructor(
    readonly handle: string,
    look: Look,
    edition: number,
  ) {
    super(look);
    this.#published = look;
    this.edition = edition;
  }

  /** Something is not saved. */
  get dirty() {
    return this.look !== this.#published;
  }

  /** What was left unsaved in this browser is there again; true where there was something. */
  resume(): boolean {
    const kept = keptDraft(this.handle, this.edition).read();
    if (!kept || JSON.stringify(kept) === JSON.stringify(this.look)) return false;
    this.change(() => kept);
    return true;
  }

  /** Back to what is saved; a step that can be undone, like any other. */
  startOver() {
    this.change(() => this.#published);
  }

  /** Hears of saves elsewhere until the returned function is called. */
  watch(): () => void {
    this.#others = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`space:${this.handle}`) : undefined;
    const hear = () => void this.lookAgain();
    const seen = () => document.visibilityState === 'visible' && hear();
    this.#others?.addEventListener('message', hear);
    document.addEventListener('visibilitychange', seen);
    return () => {
      this.#others?.close();
      document.removeEventListener('visibilitychange', seen);
    };
  }

  protected override shown() {
    if (this.saving === 'saved') this.saving = 'idle';
    keptDraft(this.handle, this.edition).write(this.dirty ? this.look : null);
  }

  /** Puts it before everybody's eyes. What was changed meanwhile stays unsaved. */
  async save(): Promise<boolean> {
    if (this.saving === 'busy') return false;
    const sent = this.look;
    this.saving = 'busy';
    this.problem = null;
    const answer = await this.#api.save(this.handle, sent, this.edition);
    this.saving = answer.ok ? 'saved' : 'idle';
    if (!answer.ok) {
      this.#refused(answer.problem);
      return false;
    }
    keptDraft(this.handle, this.edition).write(null);
    this.edition = answer.value.edition;
    this.#published = sent;
    this.behind = false;
    if (this.dirty) keptDraft(this.handle, this.edition).write(this.look);
    this.#others?.postMessage(this.edition);
    return true;
  }

  #refused(problem: Problem) {
    if (problem.code === 'profile.changed') this.behind = true;
    else if (problem.code === 'profile.not_found') this.gone = true;
    else this.problem = problem;
  }

  /** Whether this is still what was changed. Where nothing was changed here, the new look is simply there. */
  async lookAgain() {
    const answer = await this.#api.look(this.handle);
    if (!answer.ok) {
      if (answer.problem.code === 'profile.not_found') this.gone = true;
      return;
    }
    if (answer.value.edition <= this.edition) return;
    if (this.dirty) this.behind = true;
    else this.#take(answer.value);
  }

  #take({ look, edition }: { look: Look; edition: number }) {
    keptDraft(this.handle, this.edition).write(null);
    this.edition = edition;
    this.#published = look;
    this.behind = false;
    this.change(() => look);
  }

  /** What was saved elsewhere comes in place of what is here, which one step back brings again. */
  async takeTheirs() {
    const answer = await this.#api.look(this.handle);
    if (answer.ok) this.#take(answer.value);
    else this.#refused(answer.problem);
  }

  /** What is here goes over what was saved elsewhere, which is among the last ten. */
  async keepMine(): Promise<boolean> {
    const answer = await this.#api.look(this.handle);
    if (!answer.ok) {
      this.#refused(answer.problem);
      return false;
    }
    this.edition = answer.value.edition;
    return this.save();
  }
}
