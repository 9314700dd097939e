import { Hono } from 'hono';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitLists } from '../http/limit';
import { cursorOf } from '../http/page';
import { withAccount } from '../http/session';
import { valid } from '../http/valid';
import { wake } from '../presence/wake';
import { choicesAnswer, choicesBody, inboxPage, inboxQuery, readBody, unreadAnswer } from './input';
import { INBOX_KINDS, type InboxKind, type Loudness } from './kinds';
import * as notices from './store';

const NEEDS = ['auth.required', 'account.required'] as const;

/** Every kind by its name: what wasn't chosen is loud. */
const allChoices = (chosen: Partial<Record<InboxKind, Loudness>>) =>
  Object.fromEntries(INBOX_KINDS.map((kind) => [kind, chosen[kind] ?? 'loud'])) as Record<InboxKind, Loudness>;

export const inbox = new Hono<App>()
  .get(
    '/inbox',
    describe(
      'people',
      'My inbox',
      { 200: ['The newest first; the newest 500 are kept.', inboxPage] },
      ['input.invalid', ...NEEDS, 'rate.limited'],
      'session',
    ),
    withAccount,
    limitLists,
    valid('query', inboxQuery),
    async (c) => {
      const page = c.req.valid('query');
      if (page.cursor === undefined) await notices.prune(c.var.db, c.var.person);
      const { nextCursor, ...shown } = await notices.list(c.var.db, c.var.person, page);
      return c.json({ ...shown, nextCursor: nextCursor && cursorOf(nextCursor) });
    },
  )
  .get(
    '/inbox/unread',
    describe('people', 'How many notices are unread', { 200: ['', unreadAnswer] }, NEEDS, 'session'),
    withAccount,
    async (c) => c.json({ unread: await notices.countUnread(c.var.db, c.var.person) }),
  )
  .put(
    '/inbox/read',
    describe(
      'people',
      'Mark what I have seen as read',
      { 200: ['Everything up to then.', unreadAnswer] },
      ['input.invalid', ...NEEDS],
      'session',
    ),
    withAccount,
    valid('json', readBody),
    async (c) => {
      const { upTo } = c.req.valid('json');
      await notices.read(c.var.db, c.var.person, upTo);
      const unread = await notices.countUnread(c.var.db, c.var.person);
      await wake(c.env, c.var.person, { type: 'inbox.read', upTo, unread });
      return c.json({ unread });
    },
  )
  .get(
    '/inbox/choices',
    describe('people', 'What I want told of each kind', { 200: ['', choicesAnswer] }, NEEDS, 'session'),
    withAccount,
    async (c) => c.json(allChoices(await notices.choices(c.var.db, c.var.person))),
  )
  .put(
    '/inbox/choices',
    describe(
      'people',
      'Choose what I want told',
      { 200: ['From now on; kinds left out stay as they are.', choicesAnswer] },
      ['input.invalid', ...NEEDS],
      'session',
    ),
    withAccount,
    valid('json', choicesBody),
    async (c) => {
      await notices.choose(c.var.db, c.var.person, c.req.valid('json'));
      return c.json(allChoices(await notices.choices(c.var.db, c.var.person)));
    },
  )
  .delete(
    '/inbox/:id',
    describe('people', 'Take a notice out of my inbox', { 204: ['Gone, if it was there.'] }, NEEDS, 'session'),
    withAccount,
    async (c) => {
      await notices.drop(c.var.db, c.var.person, c.req.param('id'));
      const unread = await notices.countUnread(c.var.db, c.var.person);
      await wake(c.env, c.var.person, { type: 'inbox.read', upTo: 0, unread });
      return c.body(null, 204);
    },
  );
