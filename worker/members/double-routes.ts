import { Hono } from 'hono';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitJoins } from '../http/limit';
import { withAccount } from '../http/session';
import { valid } from '../http/valid';
import { z } from '../http/z';
import { decide, list } from './doubles';

const double = z.object({
  slug: z.string(),
  title: z.string(),
  own: z.string().meta({ description: 'What the account’s member is called there.' }),
  other: z.string().meta({ description: 'What the guest’s is called.' }),
});
const doublePage = z.object({ items: z.array(double) });
const decision = z.object({
  one: z
    .boolean()
    .meta({ description: 'True: the account’s member takes over the guest’s words, which the room sees. False: the guest leaves.' }),
});

/** Rooms that somebody was in as a guest before they signed in to an account that is in it too. */
export const doubles = new Hono<App>()
  .get(
    '/me/doubles',
    describe(
      'members',
      'Rooms in which I am two members',
      { 200: ['Those about which I haven’t decided.', doublePage] },
      ['auth.required', 'account.required', 'rate.limited'],
      'session',
    ),
    withAccount,
    limitJoins,
    async (c) => c.json({ items: await list(c.env, c.var.db, c.var.person) }),
  )
  .post(
    '/me/doubles/:slug',
    describe(
      'members',
      'Decide whether two members become one',
      { 204: ['Done, now or before.'] },
      [
        'input.invalid',
        'input.too_large',
        'room.not_found',
        'member.not_found',
        'auth.required',
        'auth.forbidden',
        'account.required',
        'rate.limited',
      ],
      'session',
    ),
    withAccount,
    limitJoins,
    valid('json', decision),
    async (c) => {
      await decide(c.env, c.var.db, c.var.person, c.req.param('slug'), c.req.valid('json').one);
      return c.body(null, 204);
    },
  );
