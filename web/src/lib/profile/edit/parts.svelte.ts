import type { Result } from '$lib/api';
import { profilesApi, type SpaceView } from '$lib/api/profiles';
import type { Kind } from '$worker/profiles/look';
import { viewsOf, type Views } from '../blocks';
import type { As } from './PreviewBar.svelte';

/** What blocks are shown with, while blocks come and go. */
export class Shown {
  views = $state.raw<Views>({});
  parts = $state.raw<SpaceView['parts']>({});
  /** What another one would get, as far as the server has said. */
  others = $state.raw<Partial<Record<As, SpaceView['parts']>>>({});
  #asked = new Set<Kind>();

  constructor(
    readonly handle: string,
    view: SpaceView,
    views: Views,
  ) {
    this.views = views;
    this.parts = view.parts;
    this.#asked = new Set(view.look.blocks.map(({ kind }) => kind));
  }

  /** Sees to it that all these can be shown. */
  async need(kinds: readonly Kind[]) {
    await Promise.all(kinds.filter((kind) => !this.#asked.has(kind)).map((kind) => this.fetch(kind)));
  }

  /** Gets what a block of this kind is shown with; what is set in a new one. */
  async fetch(kind: Kind): Promise<Result<{ options: object }>> {
    this.#asked.add(kind);
    const [views, answer] = await Promise.all([viewsOf([kind]), profilesApi().part(this.handle, kind)]);
    // Where it can't be had, the block shows what it shows of nothing.
    if (answer.ok && answer.value.value !== null) this.parts = { ...this.parts, [kind]: answer.value.value };
    this.views = { ...this.views, ...views };
    return answer;
  }

  async look(as: As) {
    const answer = await profilesApi().visit(this.handle, as);
    if (answer.ok) this.others = { ...this.others, [as]: answer.value.parts };
  }
}
