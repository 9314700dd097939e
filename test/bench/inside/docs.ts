import docs, { Room as Docs } from '../peers/docs/worker';
import { counted } from './counted';

type Env = { Room: DurableObjectNamespace<Room> };

/** The peer of that name, with what it costs counted. */
export class Room extends Docs {
  readonly #bill: ReturnType<typeof counted>;

  constructor(ctx: DurableObjectState, env: Env) {
    const bill = counted(ctx);
    super(ctx, env);
    this.#bill = bill;
  }

  async bill() {
    return this.#bill();
  }
}

/** `POST /bill` with `{ slug }`: what the room at `/parties/room/{slug}` cost. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (new URL(request.url).pathname !== '/bill') return docs.fetch(request, env);
    const { slug } = await request.json<{ slug: string }>();
    return Response.json(await env.Room.getByName(`/parties/room/${slug}`).bill());
  },
};
