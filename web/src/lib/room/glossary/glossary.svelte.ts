import { api } from '$lib/api';
import type { Down } from '$rooms/protocol/down';
import type { GlossaryEntry } from '$rooms/protocol/glossary';
import type { UpInput } from '$rooms/protocol/up';

/** How a room says names and terms: asked for when it is to be shown, and kept fresh as long as it is. */
export class Glossary {
  /** Accepted ones first, then, for members, proposals; null until they have come. */
  entries = $state.raw<GlossaryEntry[] | null>(null);
  failed = $state(false);
  #shown = 0;

  constructor(
    readonly slug: string,
    readonly transmit: (frame: UpInput) => boolean,
  ) {}

  /** Returns how to stop. */
  show(): () => void {
    this.#shown++;
    void this.fetch();
    return () => void this.#shown--;
  }

  hear(event: Down) {
    if (event.type === 'glossary.listed') this.entries = event.entries;
    else if (this.#shown > 0 && (event.type === 'glossary.changed' || event.type === 'room.welcome')) void this.fetch();
  }

  /** By the socket where there is one; what a visitor may see, over HTTP. */
  async fetch() {
    this.failed = false;
    if (this.transmit({ type: 'glossary.fetch' })) return;
    const found: GlossaryEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = await api().glossary(this.slug, cursor);
      if (!page.ok) {
        this.failed = true;
        return;
      }
      found.push(...page.value.items);
      cursor = page.value.nextCursor ?? undefined;
    } while (cursor !== undefined);
    this.entries = found;
  }
}
