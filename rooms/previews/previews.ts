import * as messages from '../chat/store';
import type { PagePreview, Socket } from '../deps';
import { Buckets } from '../fanout/buckets';
import type { LiveRoom } from '../live';
import type { Message } from '../protocol/chat';
import type { Down } from '../protocol/down';
import { keptOf, NONE, previewed, withPreview, without, type Kept } from './kept';

/** Pages asked for at once, and links that wait for their turn. */
const AT_ONCE = 4;
const WAITING_MAX = 40;
/** A page that hasn't come by then never will. */
const CALL_MAX_MS = 30_000;
/** Messages whose previews somebody who comes back is told of. */
const NEWEST = 100;

type Job = { seq: number; link: string; href: string };

/**
 * Shows what links lead to, after the message was sent: asked for once per link, told to all, kept with the message. No message waits for
 * it, one without links costs nothing, and whatever fails, the link stays a link.
 */
export class Previews {
  readonly #waiting: Job[] = [];
  #out = 0;
  /** A link costs a site somewhere a request: more than people share, and no flood. */
  readonly #memberLimit = new Buckets(10, 0.2);
  readonly #roomLimit = new Buckets(40, 1);

  constructor(private readonly room: LiveRoom) {}

  /** Something was said, or says something else now; `kept`: what it has already. */
  sent({ seq, text }: { seq: number; text: string }, author: string, kept: Kept = NONE): void {
    if (!this.room.settings.previews) return;
    const now = this.room.now();
    for (const { link, href } of previewed(text)) {
      if (kept.removed.includes(link) || kept.shown.some(({ url }) => url === link)) continue;
      if (this.#waiting.length >= WAITING_MAX || this.#memberLimit.take(author, now) || this.#roomLimit.take('room', now)) return;
      this.#waiting.push({ seq, link, href });
    }
    this.#pump();
  }

  /** A message's, as anybody reads them back. */
  of(row: Pick<messages.MessageRow, 'previews'>): Pick<Message, 'previews'> {
    if (row.previews === null || !this.room.settings.previews) return {};
    const { shown } = keptOf(row);
    return shown.length ? { previews: shown } : {};
  }

  /** Takes one away, and keeps it from coming. Links that the message doesn't have, and what is gone already, make nothing. */
  remove(row: messages.MessageRow, url: string): void {
    const kept = keptOf(row);
    if (kept.removed.includes(url) || !previewed(row.text).some(({ link }) => link === url)) return;
    this.#write(row.seq, without(kept, url, this.room.now()));
    if (kept.shown.some((one) => one.url === url)) this.room.connections.tellAll({ type: 'preview.removed', target: row.seq, url });
  }

  /** A connection has been sent everything after a place: what has changed since with the newest messages before it, it hasn't heard. */
  replayed(socket: Socket, from: number): void {
    if (from < 1 || !this.room.settings.previews) return;
    try {
      this.#tellChanged(socket, from);
    } catch (error) {
      // Who comes back has the log; what links lead to is worth no connection.
      console.error('room: previews failed', error);
    }
  }

  #tellChanged(socket: Socket, from: number): void {
    const changed = this.room.recent.before(from + 1, NEWEST).filter(({ previews }) => previews !== null);
    if (!changed.length) return;
    const since = this.room.log.timeAfter(from - 1);
    const told = changed.flatMap((row): Down[] => {
      const { shown, removed, at } = keptOf(row);
      if (at < since) return [];
      return [
        ...shown.map((one) => ({ type: 'preview.added' as const, target: row.seq, ...one })),
        ...removed.map((url) => ({ type: 'preview.removed' as const, target: row.seq, url })),
      ];
    });
    if (told.length) this.room.connections.tell(socket, ...told);
  }

  #write(seq: number, kept: Kept): void {
    messages.setPreviews(this.room.sql, seq, JSON.stringify(kept));
    this.room.recent.forget();
  }

  #pump(): void {
    while (this.#out < AT_ONCE) {
      const job = this.#waiting.shift();
      if (!job) return;
      this.#out++;
      void this.#run(job).finally(() => {
        this.#out--;
        this.#pump();
      });
    }
  }

  async #run(job: Job): Promise<void> {
    let cancel = () => {};
    const tooLate = new Promise<null>((resolve) => (cancel = this.room.deps.later(CALL_MAX_MS, () => resolve(null))));
    try {
      const page = await Promise.race([this.room.deps.preview(job.href), tooLate]);
      if (page) this.#show(job, page);
    } catch (error) {
      console.error('room: a preview failed', error);
    } finally {
      cancel();
    }
  }

  /** It has come: kept and told, where the message still has the link, and nobody wants it otherwise by now. */
  #show({ seq, link }: Job, page: PagePreview): void {
    const row = messages.get(this.room.sql, seq);
    if (!row || row.deleted_at !== null || !this.room.settings.previews) return;
    const kept = keptOf(row);
    if (kept.removed.includes(link) || !previewed(row.text).some((one) => one.link === link)) return;
    const shown = { url: link, ...page };
    this.#write(seq, withPreview(kept, shown, row.text, this.room.now()));
    this.room.connections.tellAll({ type: 'preview.added', target: seq, ...shown });
  }
}
