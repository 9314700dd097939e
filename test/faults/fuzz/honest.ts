import { ContractClient } from '../../support/contract-client';

const EVERY_MS = 250;

/** Two members who talk while others misbehave: each says a line every EVERY_MS, and must hear all of both, in one order, on one connection. */
export class Honest {
  readonly head: ContractClient;
  readonly #both: ContractClient[];
  readonly #said = new Map<string, number>();
  readonly #waits: number[] = [];
  readonly wrong: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  private constructor(head: ContractClient, other: ContractClient) {
    this.head = head;
    this.#both = [head, other];
    for (const [i, client] of this.#both.entries())
      void client.closed.then((code) => this.#isOver || this.wrong.push(`honest member ${i} was closed with ${code}`));
  }

  static async start(origin: string): Promise<Honest> {
    const head = await ContractClient.found(origin);
    const honest = new Honest(head, await ContractClient.enter(origin, head.slug, 'ハル', 'ja'));
    honest.#timer = setInterval(() => honest.#say(), EVERY_MS);
    return honest;
  }

  #say(): void {
    for (const client of this.#both) {
      const id = client.say(`빵 ${this.#said.size} パン`);
      const at = performance.now();
      this.#said.set(id, at);
      const other = this.#both.find((one) => one !== client)!;
      const heard = other.heard('chat.sent', (event) => event.id === id);
      heard.then(() => this.#waits.push(performance.now() - at)).catch((error: Error) => this.wrong.push(error.message.slice(0, 500)));
    }
  }

  /** How many lines were said, and how long the other waited for them, ms. `wrong` is whatever was not as it must be. */
  async end(): Promise<{ said: number; p50Ms: number; p99Ms: number; mostMs: number; wrong: string[] }> {
    clearInterval(this.#timer);
    const [head, other] = this.#both as [ContractClient, ContractClient];
    for (const client of this.#both) {
      await client
        .until('receipts of all that was said', () => client.pending.size === 0)
        .catch((error: Error) => this.wrong.push(error.message));
      this.wrong.push(...client.transcript.faults);
      for (const event of client.events) if (event.type === 'error') this.wrong.push(`an honest member was told ${event.code}`);
    }
    const last = Math.max(head.transcript.last, other.transcript.last);
    for (const client of this.#both) await client.until(`event ${last}`, () => client.transcript.last >= last);
    const logs = this.#both.map(({ transcript }) => [...transcript.log].filter(([seq]) => other.transcript.log.has(seq)));
    if (JSON.stringify(logs[0]) !== JSON.stringify(logs[1])) this.wrong.push('the honest members heard different logs');
    const both = this.#both.map(({ acknowledged }) => acknowledged.size).reduce((a, b) => a + b, 0);
    if (both !== this.#said.size) this.wrong.push(`${both} receipts for ${this.#said.size} lines`);
    if (this.#waits.length !== this.#said.size) this.wrong.push(`${this.#waits.length} of ${this.#said.size} lines were heard`);
    this.#isOver = true;
    await Promise.all(this.#both.map((client) => client.cut()));
    const sorted = this.#waits.toSorted((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    return { said: this.#said.size, p50Ms: at(0.5), p99Ms: at(0.99), mostMs: at(1), wrong: this.wrong };
  }
}
