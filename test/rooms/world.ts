import { env } from 'cloudflare:workers';
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { v7 } from 'uuid';
import { down, type Down, type DownOf } from '$rooms/protocol/down';
import type { UpInput } from '$rooms/protocol/up';
import { z } from '$rooms/protocol/z';
import type { Joined, RoomMaking } from '$rooms/rpc';
import type { Room } from '../../worker/room-class';

const WAIT_MS = 10_000;
const ALPHABET = 'abcdefghjkmnpqrstvwxyz0123456789';
const random = (length: number) => Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET[byte % 32]).join('');
export const newMember = () => `mbr_${random(26)}`;

export function ok<A extends { ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(`refused: ${'code' in answer ? String(answer.code) : ''}`);
  return answer as Extract<A, { ok: true }>;
}

/** A socket of one member, and every event that came down it. */
export class Client {
  readonly events: Down[] = [];
  readonly frames: Down[][] = [];
  /** As they came, fields included that no schema knows. */
  readonly raw: string[] = [];
  closed: { code: number; reason: string } | null = null;
  #seen = 0;
  #woken: (() => void)[] = [];

  constructor(
    readonly socket: WebSocket,
    readonly member: string,
    private readonly before: () => Promise<void>,
  ) {
    socket.addEventListener('message', ({ data }) => {
      if (data === 'pong') return;
      this.raw.push(String(data));
      const frame = z.array(down).parse(JSON.parse(String(data)));
      this.frames.push(frame);
      this.events.push(...frame);
      for (const wake of this.#woken.splice(0)) wake();
    });
    socket.addEventListener('close', ({ code, reason }) => {
      this.closed = { code, reason };
      for (const wake of this.#woken.splice(0)) wake();
    });
    socket.accept();
  }

  /** Sends a frame; between any two frames of a test the room may have forgotten everything. */
  async send(frame: UpInput | string | ArrayBuffer | Record<string, unknown>): Promise<void> {
    await this.before();
    this.socket.send(typeof frame === 'string' || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame));
  }

  /** Says something, and waits for its receipt. */
  async say(text: string, more: { id?: string; replyTo?: number; lang?: string } = {}): Promise<DownOf<'chat.sent'>> {
    const id = more.id ?? v7();
    await this.send({ type: 'chat.send', id, text, ...more });
    return this.next('chat.sent', (event) => event.id === id);
  }

  /** The next event of a type that hasn't been taken yet; those before it are passed over. */
  async next<T extends Down['type']>(type: T, test: (event: DownOf<T>) => boolean = () => true): Promise<DownOf<T>> {
    const isIt = (event: Down): event is DownOf<T> => event.type === type && test(event as DownOf<T>);
    const until = Date.now() + WAIT_MS;
    for (;;) {
      while (this.#seen < this.events.length) {
        const event = this.events[this.#seen++]!;
        if (isIt(event)) return event;
      }
      if (this.closed || Date.now() > until)
        throw new Error(`no ${type}; closed: ${JSON.stringify(this.closed)}; heard: ${JSON.stringify(this.events.slice(-6))}`);
      await Promise.race([new Promise<void>((wake) => this.#woken.push(wake)), scheduler.wait(200)]);
    }
  }

  /** Sends a frame that is refused, and takes the refusal. */
  async refused(frame: Parameters<Client['send']>[0]): Promise<DownOf<'error'>> {
    await this.send(frame);
    return this.next('error');
  }

  /** Hangs up. */
  async close(): Promise<void> {
    await this.before();
    this.socket.close(1000, 'bye');
  }

  async untilClosed(): Promise<{ code: number; reason: string }> {
    const until = Date.now() + WAIT_MS;
    while (!this.closed && Date.now() < until) await scheduler.wait(10);
    if (!this.closed) throw new Error('not closed');
    return this.closed;
  }

  /** Waits until the room has dealt with everything sent before: it answers a harmless question. */
  async settled(): Promise<void> {
    this.#seen = this.events.length;
    await this.send({ type: 'history.fetch', before: 1, limit: 1 });
    await this.next('history.page', (page) => page.before === 1);
  }

  heard<T extends Down['type']>(type: T): DownOf<T>[] {
    return this.events.filter((event): event is DownOf<T> => event.type === type);
  }
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** A room of its own for one test, by its real Durable Object. `isEvicting`: it forgets all but its disk between any two things that are done to it. */
export async function makeWorld(isEvicting: boolean, making: Partial<RoomMaking> = {}) {
  const slug = random(12);
  const stub = env.Room.getByName(`rm_${slug}`);
  const headId = newMember();
  const head = { member: headId, nickname: 'Seoul', lang: 'ko' as const };
  const made = ok(
    await stub.make({
      slug,
      origin: 'https://openlink.example',
      title: '웹툰 이야기',
      topic: { kind: 'work', name: 'Moonlight Bakery' },
      description: '',
      visibility: 'public',
      entry: 'open',
      head,
      ...making,
    }),
  );
  const before = async () => {
    if (isEvicting) await evictDurableObject(stub).catch(() => undefined);
  };

  const open = async (query: Record<string, string>, address = 'here'): Promise<Response> => {
    await before();
    const url = `https://openlink.example/parties/room/rm_${slug}?${new URLSearchParams(query)}`;
    return stub.fetch(url, { headers: { Upgrade: 'websocket', 'x-openlink-address': address } });
  };
  const socket = async (query: Record<string, string>, member: string, address?: string): Promise<Client> => {
    const { webSocket } = await open(query, address);
    return new Client(webSocket!, member, before);
  };

  return {
    slug,
    stub,
    head: made,
    open,
    socket,
    before,
    evict: () => evictDurableObject(stub),
    /** Everything that the room's disk holds, as one text. */
    dump: () =>
      runInDurableObject(stub, (_room: Room, { storage }) => {
        const tables = storage.sql.exec<{ name: string }>(
          `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`,
        );
        return JSON.stringify(tables.toArray().map(({ name }) => [name, storage.sql.exec(`SELECT * FROM "${name}"`).toArray()]));
      }),
    inside: <T>(work: (room: Room, state: DurableObjectState) => T) => runInDurableObject(stub, work),
    join: async (
      nickname: string,
      lang: 'ko' | 'ja' | 'id' | 'en' = 'en',
      more: { member?: string; code?: string; address?: string } = {},
    ) => {
      await before();
      return stub.join({ member: more.member ?? newMember(), nickname, lang, code: more.code, address: more.address ?? 'here' });
    },
    /** Many messages, said over HTTP by as many members as that takes without haste. */
    async fill(messages: number): Promise<void> {
      for (let i = 0; i < messages; i += 15) {
        const joined = ok(await this.join(`Speaker ${i / 15}`));
        const { key } = joined.waiting ? { key: '' } : joined;
        for (let n = i; n < Math.min(messages, i + 15); n++) ok(await stub.send({ key }, { id: v7(), text: `message ${n + 1}` }));
      }
    },
    /** Joins and connects. */
    async enter(nickname: string, lang: 'ko' | 'ja' | 'id' | 'en' = 'en', member = newMember()): Promise<Client & { key: string }> {
      const joined = ok(await this.join(nickname, lang, { member }));
      if (joined.waiting) throw new Error('waiting');
      return this.connect(joined, lang);
    },
    async connect(
      joined: Pick<Joined, 'ticket' | 'key' | 'member'>,
      lang = 'en',
      more: Record<string, string> = {},
    ): Promise<Client & { key: string }> {
      const client = await socket({ ticket: joined.ticket, v: '1', lang, ...more }, joined.member.id);
      await client.next('room.welcome');
      return Object.assign(client, { key: joined.key });
    },
    /** The head's own connection. */
    async lead(): Promise<Client & { key: string }> {
      return this.connect({ ...made, ticket: ok(await stub.ticket(made.key)).ticket }, 'ko');
    },
    /** Comes back with a new ticket, following from a place. */
    async again(client: { key: string; member: string }, since?: number, epoch?: string, lang = 'en'): Promise<Client & { key: string }> {
      const { ticket } = ok(await stub.ticket(client.key));
      const place = since === undefined ? {} : { since: String(since), ...(epoch === undefined ? {} : { epoch }) };
      return Object.assign(await socket({ ticket, v: '1', lang, ...place }, client.member), { key: client.key });
    },
  };
}
