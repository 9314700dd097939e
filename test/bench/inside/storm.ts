import { api } from '$worker/api';
import type { Env } from '$worker/env';
import { LoneRoom, serve, type RoomEnv } from '../../support/room-alone';

export class Room extends LoneRoom {}

let touched = 0;
/** Where D1 would be: counts whoever asks it anything, and has no answer. */
const noDatabase = new Proxy(
  {},
  {
    get: () => () => {
      touched++;
      throw new Error('This Worker has no database.');
    },
  },
);

/** `/api/…`: the routes that are deployed, without a database. `GET /touched`: how often they asked for one. The rest as `serve` has it. */
export default {
  fetch(request: Request, env: RoomEnv, context: ExecutionContext): Response | Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/touched') return Response.json({ touched });
    if (!pathname.startsWith('/api/')) return serve(request, env);
    return api.fetch(request, { ...env, DB: noDatabase } as unknown as Env, context);
  },
};
