import { api } from '$lib/api';
import type { DownOf } from '$rooms/protocol/down';
import { PAGE_DEFAULT } from '$rooms/protocol/history';
import type { UpInput } from '$rooms/protocol/up';
import type { Page, Pages } from './timeline.svelte';

const ANSWER_MS = 8_000;

/** Pages over HTTP, for who has no socket. HTTP goes backwards only, so a forward page is the one that ends a page further on. */
export function pagesOverHttp(slug: string): Pages {
  const read = async (before?: number): Promise<Page | null> => {
    const answer = await api().messages(slug, { before, limit: PAGE_DEFAULT });
    return answer.ok ? { messages: answer.value.items.toReversed(), more: answer.value.nextCursor !== null } : null;
  };
  const after = async (seq: number): Promise<Page | null> => {
    const newest = await read();
    const head = newest?.messages.at(-1)?.seq;
    if (!newest || head === undefined) return newest;
    // Reactions and edits take places in the log too, so a stretch of it may hold no message at all: look further on.
    for (let end = seq + PAGE_DEFAULT; end < head; end += PAGE_DEFAULT) {
      const page = await read(end + 1);
      if (!page) return null;
      const messages = page.messages.filter((message) => message.seq > seq);
      if (messages.length > 0) return { messages, more: true };
    }
    return { messages: newest.messages.filter((message) => message.seq > seq), more: false };
  };
  return { before: read, after, newest: () => read() };
}

/** Pages over the socket: in order with everything else that it says, so that none is older than an edit already heard. */
export class PagesOverSocket implements Pages {
  #asked: { before?: number; after?: number; got: (page: Page | null) => void }[] = [];

  constructor(readonly transmit: (frame: UpInput) => boolean) {}

  before = (seq: number) => this.#ask({ before: seq });
  after = (seq: number) => this.#ask({ after: seq });
  newest = () => this.#ask({ before: Number.MAX_SAFE_INTEGER });

  /** True where the page was asked for here. */
  hear(page: DownOf<'history.page'>): boolean {
    const asked = this.#asked.find((a) => a.before === page.before && a.after === page.after);
    asked?.got(page);
    return asked !== undefined;
  }

  /** The line is gone, and with it every answer. */
  lost() {
    for (const asked of this.#asked) asked.got(null);
  }

  #ask(place: { before?: number; after?: number }): Promise<Page | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => asked.got(null), ANSWER_MS);
      const asked = {
        ...place,
        got: (page: Page | null) => {
          clearTimeout(timer);
          this.#asked = this.#asked.filter((a) => a !== asked);
          resolve(page);
        },
      };
      this.#asked.push(asked);
      if (!this.transmit({ type: 'history.fetch', ...place, limit: PAGE_DEFAULT })) asked.got(null);
    });
  }
}
