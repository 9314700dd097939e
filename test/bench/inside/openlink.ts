import type { RoomCard } from '$rooms/rpc';
import { LoneRoom, serve, type RoomEnv } from '../../support/room-alone';
import { counted } from './counted';
import { fill, type Filling } from './filled';

/** Of each room, by its id: of `rowsRead`, those that alarms read, which belong to no request; and cards brought to the directory. */
const others = new Map<string, { alarmRowsRead: number; cards: number }>();

/** The room that is deployed, with what it costs counted, and a past that it can be given. */
export class Room extends LoneRoom {
  readonly #bill: ReturnType<typeof counted>;
  readonly #others: { alarmRowsRead: number; cards: number };

  constructor(ctx: DurableObjectState, env: RoomEnv & Cloudflare.Env) {
    const bill = counted(ctx);
    super(ctx, env);
    this.#bill = bill;
    this.#others = others.get(ctx.id.toString()) ?? { alarmRowsRead: 0, cards: 0 };
    others.set(ctx.id.toString(), this.#others);
  }

  async bill() {
    return { ...this.#bill(), ...this.#others };
  }

  override async publish(card: RoomCard): Promise<void> {
    this.#others.cards++;
    await super.publish(card);
  }

  override async onAlarm(): Promise<void> {
    const before = this.#bill().rowsRead;
    await super.onAlarm();
    this.#others.alarmRowsRead += this.#bill().rowsRead - before;
  }

  async fill(filling: Filling) {
    return fill(this.ctx.storage, filling);
  }
}

/** `POST /bill` and `POST /fill` with `{ slug, args }`; the rest as `serve` has it. */
export default {
  async fetch(request: Request, env: RoomEnv): Promise<Response> {
    const call = new URL(request.url).pathname;
    if (call !== '/bill' && call !== '/fill') return serve(request, env);
    const { slug, args } = await request.json<{ slug: string; args: [Filling] }>();
    const room = (env.Room as unknown as DurableObjectNamespace<Room>).getByName(`rm_${slug}`);
    return Response.json(call === '/bill' ? await room.bill() : await room.fill(...args));
  },
};
