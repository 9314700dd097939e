import { m } from '$lib/paraglide/messages';
import { petApi } from '$lib/api/pets';
import { ensureSession } from '$lib/session';
import type { PetView } from '$worker/pets/input';
import type { Deed, Food, Toy, Trick } from '$worker/pets/kinds';
import { LASTS, type Act } from './acts';
import { refusalText, wantText } from './words';

/** What lies before it while it eats or plays. */
export type Prop = { food: Food } | { toy: Toy } | null;

/** One pet on a page: how it is, what it is doing, and what that says. */
export class PetPlay {
  view = $state<PetView | null>(null);
  act = $state<Act>('idle');
  prop = $state<Prop>(null);
  /** The last thing that happened, for everybody to read. */
  said = $state('');
  busy = $state(false);
  /** What it does while nothing else is going on. */
  resting = $derived<Act>(this.view?.temper === 'napping' ? 'nap' : this.view?.temper === 'sulking' ? 'sulk' : 'idle');
  #handle: () => string;
  #ending: ReturnType<typeof setTimeout> | undefined;
  #shown = 0;

  constructor(handle: () => string, view: PetView | null) {
    this.#handle = handle;
    this.view = view;
    this.act = this.resting;
  }

  /** It is now as the server says: by what it shows already it isn't disturbed. */
  put(view: PetView | null): void {
    const rested = this.act === this.resting;
    this.view = view;
    if (rested) this.act = this.resting;
  }

  /** Shows an act until it ends, or until the next. */
  perform(act: Act, prop: Prop = null): void {
    clearTimeout(this.#ending);
    this.act = act;
    this.prop = prop;
    this.#ending = setTimeout(() => this.rest(), LASTS[act] ?? 1500);
  }

  rest(): void {
    clearTimeout(this.#ending);
    this.act = this.resting;
    this.prop = null;
  }

  /** It is stroked: it shows what it knows, one trick after the other. */
  stroke(): void {
    const { view } = this;
    if (!view || this.busy) return;
    if (view.temper === 'napping') {
      this.said = m.pet_said_sleeping({ name: view.name });
      return;
    }
    if (view.temper === 'sulking') {
      this.perform('no');
      this.said = view.wants ? wantText(view.wants, view.name) : '';
      return;
    }
    const known = view.tricks.filter(({ known }) => known);
    const turn = this.#shown++;
    const trick = known[turn % (known.length + 1)];
    if (trick) this.show(trick.trick);
    else {
      this.perform(turn % 2 ? 'glad' : 'love');
      this.said = m.pet_said_stroked({ name: view.name });
    }
  }

  show(trick: Trick): void {
    this.perform(trick);
    this.said = m.pet_said_trick({ name: this.view?.name ?? '' });
  }

  /** Somebody does something for it: it shows at once, and is put right by what the server answers. */
  async do(deed: Deed): Promise<void> {
    const { view } = this;
    if (!view || this.busy) return;
    this.busy = true;
    this.said = '';
    const began = Date.now();
    this.#begin(deed, view);
    const session = await ensureSession();
    const api = petApi(this.#handle());
    const answer = session.ok ? await api.act(deed) : session;
    this.busy = false;
    if (!answer.ok) {
      this.perform('no');
      this.said = refusalText(answer.problem, this.view);
      void this.refresh();
      return;
    }
    const { pet, deed: done } = answer.value as { pet: PetView; deed: { outcome: string } };
    const was = view.age;
    this.view = pet;
    this.#tell(deed, done.outcome, pet);
    if (pet.age !== was) this.said = m.pet_said_grown({ name: pet.name });
    // What is being shown may end; then it rests as it now is.
    const left = Math.max(0, (LASTS[this.act] ?? 0) - (Date.now() - began));
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => (done.outcome === 'loved' ? this.perform('love') : this.rest()), left);
  }

  async refresh(): Promise<void> {
    const answer = await petApi(this.#handle()).look();
    if (!answer.ok || this.busy) return;
    this.put(answer.value.pet);
  }

  #begin(deed: Deed, view: PetView): void {
    if (deed.deed === 'feed') this.perform('eat', { food: deed.with });
    else if (deed.deed === 'play') this.perform('play', { toy: deed.with });
    else if (deed.deed === 'wash') this.perform('wash');
    else {
      const { lessons, needed } = view.tricks.find(({ trick }) => trick === deed.with) ?? { lessons: 0, needed: 1 };
      // Half-learnt, it tries; before, it only watches.
      this.perform(view.temper === 'sulking' ? 'no' : lessons * 2 >= needed ? deed.with : 'glad');
    }
  }

  #tell(deed: Deed, outcome: string, { name, tricks }: PetView): void {
    if (deed.deed === 'feed') this.said = outcome === 'loved' ? m.pet_said_loved({ name }) : m.pet_said_fed({ name });
    else if (deed.deed === 'play') this.said = m.pet_said_played({ name });
    else if (deed.deed === 'wash') this.said = m.pet_said_washed({ name });
    else if (outcome === 'sulked') this.said = m.pet_said_no_lesson({ name });
    else if (outcome === 'learnt') {
      this.perform(deed.with);
      this.said = m.pet_said_learnt({ name });
    } else {
      const { lessons = 0, needed = 0 } = tricks.find(({ trick }) => trick === deed.with) ?? {};
      this.said = outcome === 'shown' ? m.pet_said_trick({ name }) : m.pet_said_lesson({ name, left: String(needed - lessons) });
    }
  }

  destroy(): void {
    clearTimeout(this.#ending);
  }
}
