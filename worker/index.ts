import pages from '../web/.svelte-kit/cloudflare/_worker.js';
import { api } from './api';
import { ring } from './clock';
import type { Env } from './env';
import { failed } from './http/problem';
import { PRESENCE_PATH, presenceSocket } from './presence/socket';
import { sockets } from './sockets';

export { Presence } from './presence/presence-class';
export { Room } from './room-class';

const isApi = (path: string) =>
  ['/healthz', '/oembed', '/api'].includes(path) || ['/api/', '/media/', '/cards/'].some((start) => path.startsWith(start));
const isSocket = (path: string) => path === '/parties' || path.startsWith('/parties/');

/** A GET or HEAD may bring a body, which means nothing (RFC 9110 §9.3.1); whoever copies such a request would fail at it. */
const meant = (request: Request) =>
  request.body !== null && (request.method === 'GET' || request.method === 'HEAD')
    ? new Request(request.url, { method: request.method, headers: request.headers, redirect: request.redirect })
    : request;

export default {
  async fetch(asked, env, context) {
    const request = meant(asked);
    // What a page asks is asked for its visitor: counted by the visitor's address and browser, not all together by none.
    const callApi = async (call: Request) => {
      const headers = new Headers(call.headers);
      for (const name of ['cf-connecting-ip', 'user-agent']) headers.set(name, request.headers.get(name) ?? '');
      return api.fetch(new Request(call, { headers }), env, context);
    };
    try {
      const { pathname } = new URL(request.url);
      if (isApi(pathname)) return await api.fetch(request, env, context);
      if (pathname === PRESENCE_PATH) return await presenceSocket(request, env);
      if (isSocket(pathname)) return await sockets(request, env);
      // Pages ask the API in this process: a fetch to our own origin would leave the machine and come back.
      return await pages.fetch(request, { ...env, api: callApi }, context);
    } catch (error) {
      return failed(error, request);
    }
  },
  scheduled: (_event, env) => ring(env),
} satisfies ExportedHandler<Env>;
