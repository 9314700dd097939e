import { Hono, type Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitFriends, limitLists } from '../http/limit';
import { cursorOf } from '../http/page';
import { withAccount } from '../http/session';
import { valid } from '../http/valid';
import * as inbox from '../inbox/store';
import { memberIn } from '../members/store';
import * as presences from '../presence/store';
import { wake } from '../presence/wake';
import { visitOf } from '../profiles/visit';
import { told } from '../room-stub';
import {
  blocksPage,
  friendsPage,
  hereList,
  openBody,
  openedAnswer,
  pageQuery,
  requestsPage,
  requestsQuery,
  showsBody,
  tieAnswer,
} from './input';
import * as lists from './list';
import { bylineOfPerson } from './opened';
import * as friendships from './store';

/** Who asks, behind `withAccount`, and somebody else whom it is about: the owner of a handle, unless one of them blocked the other. */
async function pair(c: Context<App>, handle: string) {
  const found = await visitOf(c.var.db, handle, { person: c.var.person, guest: false });
  if (found === null) throw new AppError('profile.not_found');
  const { owner } = found;
  if (owner.person === c.var.person) throw new AppError('auth.forbidden');
  return { own: c.var.person, other: owner.person };
}

/** Both have pages that show it. */
const changed = (c: Context<App>, ...people: string[]) =>
  Promise.all(people.map((person) => wake(c.env, person, { type: 'friends.changed' })));

const page = <T>({ items, nextCursor }: { items: T[]; nextCursor: lists.Place | null }) => ({
  items,
  nextCursor: nextCursor && cursorOf(nextCursor),
});

const NEEDS = ['auth.required', 'account.required'] as const;

export const friends = new Hono<App>()
  .get(
    '/friends',
    describe('people', 'My friends', { 200: ['The newest first.', friendsPage] }, ['input.invalid', ...NEEDS, 'rate.limited'], 'session'),
    withAccount,
    limitLists,
    valid('query', pageQuery),
    async (c) => c.json(page(await lists.friends(c.var.db, c.var.person, c.req.valid('query')))),
  )
  .get(
    '/friends/here',
    describe(
      'people',
      'Which friends are here now',
      { 200: ['Those who let friends see it, who came last first; up to 40.', hereList] },
      [...NEEDS, 'rate.limited'],
      'session',
    ),
    withAccount,
    limitLists,
    async (c) => c.json({ items: await lists.here(c.env, c.var.db, c.var.person) }),
  )
  .get(
    '/friends/requests',
    describe(
      'people',
      'Who asked to be friends, or whom I asked',
      { 200: ['Those without an answer, the newest first.', requestsPage] },
      ['input.invalid', ...NEEDS, 'rate.limited'],
      'session',
    ),
    withAccount,
    limitLists,
    valid('query', requestsQuery),
    async (c) => c.json(page(await lists.requests(c.var.db, c.var.person, c.req.valid('query')))),
  )
  .get(
    '/blocks',
    describe(
      'people',
      'Whom I blocked',
      { 200: ['The newest first.', blocksPage] },
      ['input.invalid', ...NEEDS, 'rate.limited'],
      'session',
    ),
    withAccount,
    limitLists,
    valid('query', pageQuery),
    async (c) => c.json(page(await lists.blocked(c.var.db, c.var.person, c.req.valid('query')))),
  )
  .delete(
    '/blocks/:id',
    describe(
      'people',
      'Lift a block',
      { 204: ['Lifted, if it was there. Friendship doesn’t come back by it.'] },
      [...NEEDS, 'rate.limited'],
      'session',
    ),
    withAccount,
    limitFriends,
    async (c) => {
      await friendships.unblock(c.var.db, c.var.person, c.req.param('id'));
      return c.body(null, 204);
    },
  )
  .get(
    '/profiles/:handle/follow',
    describe('people', 'What I have with somebody', { 200: ['', tieAnswer] }, [...NEEDS, 'auth.forbidden', 'profile.not_found'], 'session'),
    withAccount,
    async (c) => {
      const { own, other } = await pair(c, c.req.param('handle'));
      return c.json({ tie: await friendships.tie(c.var.db, own, other) });
    },
  )
  .put(
    '/profiles/:handle/follow',
    describe(
      'people',
      'Ask somebody to be friends, or say yes',
      { 200: ['Following each other is friends. Again, it changes nothing.', tieAnswer] },
      [...NEEDS, 'age.required', 'auth.forbidden', 'profile.not_found', 'rate.limited'],
      'session',
    ),
    withAccount,
    limitFriends,
    async (c) => {
      const { own, other } = await pair(c, c.req.param('handle'));
      // Whoever is asked must see by whom; a handle is what is chosen after the date of birth.
      if ((await bylineOfPerson(c.var.db, own)) === null) throw new AppError('age.required');
      const { tie, isNew } = await friendships.follow(c.var.db, own, other);
      if (isNew) {
        const day = new Date().toISOString().slice(0, 10);
        const kind = tie === 'friends' ? 'friend.made' : 'friend.asked';
        await inbox.tell(c, other, { kind, by: { person: own }, about: {}, once: `${own} ${day}` });
        await changed(c, own, other);
      }
      return c.json({ tie });
    },
  )
  .delete(
    '/profiles/:handle/follow',
    describe(
      'people',
      'End a friendship, take back a request, or decline one',
      { 204: ['Neither follows the other any more. The other isn’t told.'] },
      [...NEEDS, 'auth.forbidden', 'profile.not_found', 'rate.limited'],
      'session',
    ),
    withAccount,
    limitFriends,
    async (c) => {
      const { own, other } = await pair(c, c.req.param('handle'));
      await friendships.remove(c.var.db, own, other);
      await changed(c, own, other);
      return c.body(null, 204);
    },
  )
  .put(
    '/profiles/:handle/block',
    describe(
      'people',
      'Block somebody',
      { 204: ['From now on neither finds the other anywhere. The other isn’t told; `DELETE /api/blocks/{id}` lifts it.'] },
      [...NEEDS, 'auth.forbidden', 'profile.not_found', 'rate.limited'],
      'session',
    ),
    withAccount,
    limitFriends,
    async (c) => {
      const { own, other } = await pair(c, c.req.param('handle'));
      await friendships.block(c.var.db, own, other);
      await changed(c, own);
      return c.body(null, 204);
    },
  )
  .get(
    '/me/presence',
    describe('people', 'What friends see of where I am', { 200: ['`nobody` until I choose.', showsBody] }, NEEDS, 'session'),
    withAccount,
    async (c) => c.json({ shows: await presences.shown(c.var.db, c.var.person) }),
  )
  .put(
    '/me/presence',
    describe(
      'people',
      'Choose what friends see of where I am',
      { 200: ['From now on.', showsBody] },
      ['input.invalid', ...NEEDS],
      'session',
    ),
    withAccount,
    valid('json', showsBody),
    async (c) => {
      const { shows } = c.req.valid('json');
      await presences.choose(c.var.db, c.var.person, shows);
      await c.env.Presence.getByName(c.var.person).allow(shows, c.var.person);
      return c.json({ shows });
    },
  )
  .get(
    '/rooms/:slug/members/me/profile',
    describe(
      'members',
      'Whether the people in a room may open my profile',
      { 200: ['They may not unless I chose so in this room.', openedAnswer] },
      [...NEEDS, 'auth.forbidden', 'room.not_found'],
      'session',
    ),
    withAccount,
    async (c) => {
      const slug = c.req.param('slug');
      const member = await memberIn(c.env, c.var.db, c.var.person, slug);
      const [{ handle, nickname }, profile] = await Promise.all([
        told(c.env, slug, (room) => room.openedProfile(member)),
        bylineOfPerson(c.var.db, c.var.person),
      ]);
      return c.json({ open: handle !== null, nickname, profile });
    },
  )
  .put(
    '/rooms/:slug/members/me/profile',
    describe(
      'members',
      'Let the people in a room open my profile, or no longer',
      { 200: ['Only this room learns it; leaving it takes it back.', openedAnswer] },
      ['input.invalid', ...NEEDS, 'age.required', 'auth.forbidden', 'room.not_found', 'rate.limited'],
      'session',
    ),
    withAccount,
    limitFriends,
    valid('json', openBody),
    async (c) => {
      const slug = c.req.param('slug');
      const { open } = c.req.valid('json');
      const profile = await bylineOfPerson(c.var.db, c.var.person);
      if (open && profile === null) throw new AppError('age.required');
      const member = await memberIn(c.env, c.var.db, c.var.person, slug);
      const { handle, nickname } = await told(c.env, slug, (room) => room.openProfile(member, open ? (profile?.handle ?? null) : null));
      return c.json({ open: handle !== null, nickname, profile });
    },
  );
