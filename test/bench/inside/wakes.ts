import { LoneRoom, serve, type RoomEnv } from '../../support/room-alone';

/** How often the platform called the room's object: kept outside of it, so that it is counted whether or not the object lives. */
const calls = { constructed: 0, sockets: 0, messages: 0, closes: 0, alarms: 0 };

/** The real room, which counts how often it is woken and by what. */
export class Room extends LoneRoom {
  constructor(ctx: DurableObjectState, env: RoomEnv & Cloudflare.Env) {
    super(ctx, env);
    calls.constructed++;
  }
  override fetch(request: Request): Promise<Response> {
    calls.sockets++;
    return super.fetch(request);
  }
  override webSocketMessage(...given: Parameters<LoneRoom['webSocketMessage']>): Promise<void> {
    calls.messages++;
    return super.webSocketMessage(...given);
  }
  override webSocketClose(...given: Parameters<LoneRoom['webSocketClose']>): Promise<void> {
    calls.closes++;
    return super.webSocketClose(...given);
  }
  override alarm(): Promise<void> {
    calls.alarms++;
    return super.alarm();
  }
}

/** `GET /wakes` asks nothing of any room. */
export default {
  fetch: (request: Request, env: RoomEnv) => (new URL(request.url).pathname === '/wakes' ? Response.json(calls) : serve(request, env)),
};
