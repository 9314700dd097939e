import { env } from 'cloudflare:workers';
import { z } from 'zod';
import { handleKey } from '../../worker/profiles/handle';
import { call, guest } from './client';

const session = z.object({ user: z.object({ id: z.string() }) });
let made = 0;

/** Whose a token is: the person, which no answer shows. */
export async function personOf(token: string): Promise<string> {
  const { user } = session.parse((await call('GET', '/api/auth/get-session', { as: token })).body);
  return z.string().parse(await env.DB.prepare('SELECT person_id FROM user WHERE id = ?').bind(user.id).first('person_id'));
}

/** Somebody with an account and a space of their own, as signing up and choosing a handle would leave them. */
export async function account({ name = '하나', lang = 'ko', look = {} as object } = {}) {
  const token = await guest();
  const person = await personOf(token);
  const handle = `someone${++made}x${crypto.randomUUID().slice(0, 6)}`;
  await env.DB.batch([
    env.DB.prepare('UPDATE user SET is_anonymous = 0 WHERE person_id = ?').bind(person),
    env.DB.prepare(
      'INSERT INTO profile (person_id, handle, handle_key, name, lang, look, edition, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)',
    ).bind(person, handle, handleKey(handle), name, lang, JSON.stringify(look), Date.now(), Date.now()),
  ]);
  return { token, person, handle, name };
}
export type Account = Awaited<ReturnType<typeof account>>;
