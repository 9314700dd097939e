import { Hono, type Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitFeelings } from '../http/limit';
import { signedIn, withAccount } from '../http/session';
import { valid } from '../http/valid';
import { tell } from '../inbox/store';
import { keyedHash } from '../people/keyed';
import { permits } from '../profiles/look';
import { visit, type Visit } from '../profiles/visit';
import { answerInput, feelingAnswered, feelingInput, moodAnswer, moodInput, type FeelingView } from './input';
import * as moods from './moods';
import * as store from './store';

const ACCOUNT = ['auth.required', 'account.required', 'auth.forbidden', 'rate.limited'] as const;
const VISITOR = ['auth.required', 'auth.forbidden', 'profile.not_found', 'note.not_found', 'rate.limited'] as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Somebody who may answer feelings in this space; its owner has put them up and answers none. */
async function answering(c: Context<App>): Promise<Visit & { visitor: NonNullable<Visit['visitor']> }> {
  const space = await visit(c, c.req.param('handle') ?? '');
  if (!permits(space, 'feelings', 'see')) throw new AppError('note.not_found');
  if (!space.visitor || space.relation === 'owner' || !permits(space, 'feelings', 'do')) throw new AppError('auth.forbidden');
  return { ...space, visitor: space.visitor };
}
const lookingOf = ({ owner, visitor }: Visit) => ({ owner: owner.person, visitor: visitor?.person ?? null });

/** Tells the owner once of each who gives their name, and once a day of all who don't. */
async function tellOwner(c: Context<App>, space: Visit, { id, kind, text }: FeelingView, named: boolean): Promise<void> {
  const person = space.visitor?.person ?? '';
  const once = named ? `${id}:${person}` : `${id}:day ${Math.floor(Date.now() / DAY_MS)}`;
  await tell(c, space.owner.person, { kind: 'feeling.answered', by: named ? { person } : null, about: { feeling: id, kind, text }, once });
}

export const feelings = new Hono<App>()
  .put(
    '/me/mood',
    describe(
      'profiles',
      'Say how I feel today',
      { 200: ['Shown for 24 hours.', moodAnswer] },
      ['input.invalid', 'input.too_large', ...ACCOUNT],
      'session',
    ),
    withAccount,
    limitFeelings,
    valid('json', moodInput),
    async (c) => c.json({ mood: await moods.set(c.var.db, c.var.person, c.req.valid('json')) }, 200),
  )
  .delete(
    '/me/mood',
    describe('profiles', 'Say no more how I feel', { 204: ['Nothing is shown, or was.'] }, ACCOUNT, 'session'),
    withAccount,
    limitFeelings,
    async (c) => {
      await moods.clear(c.var.db, c.var.person);
      return c.body(null, 204);
    },
  )
  .post(
    '/me/feelings',
    describe(
      'profiles',
      'Put a feeling up',
      { 201: ['With nobody’s answer yet. With more than eight up, the oldest goes.', feelingAnswered] },
      ['input.invalid', 'input.too_large', ...ACCOUNT, 'note.not_found'],
      'session',
    ),
    withAccount,
    limitFeelings,
    valid('json', feelingInput),
    async (c) => {
      const { id: own, ...given } = c.req.valid('json');
      const { person, db } = c.var;
      const id = `fel_${await keyedHash(c.env.MEMBER_SECRET, `feeling:${person}:${own}`)}`;
      await store.put(db, person, id, given);
      return c.json({ feeling: await store.get(db, { owner: person, visitor: person }, id) }, 201);
    },
  )
  .delete(
    '/me/feelings/:id',
    describe('profiles', 'Take a feeling down', { 204: ['It is gone with its answers, or was.'] }, ACCOUNT, 'session'),
    withAccount,
    limitFeelings,
    async (c) => {
      await store.drop(c.var.db, c.var.person, c.req.param('id'));
      return c.body(null, 204);
    },
  )
  .put(
    '/profiles/:handle/feelings/:id/answer',
    describe(
      'profiles',
      'Answer a feeling',
      { 200: ['Counted once for each visitor; another answer takes the first one’s place.', feelingAnswered] },
      ['input.invalid', 'input.too_large', 'account.required', ...VISITOR],
      'session',
    ),
    signedIn,
    limitFeelings,
    valid('json', answerInput),
    async (c) => {
      const space = await answering(c);
      const given = c.req.valid('json');
      // A guest has no name that leads anywhere.
      if (given.named && space.visitor.guest) throw new AppError('account.required');
      const id = c.req.param('id');
      const { isNew } = await store.answer(c.var.db, { owner: space.owner.person, visitor: space.visitor.person }, id, given);
      const feeling = await store.get(c.var.db, lookingOf(space), id);
      if (isNew || given.named) await tellOwner(c, space, feeling, given.named);
      return c.json({ feeling }, 200);
    },
  )
  .delete(
    '/profiles/:handle/feelings/:id/answer',
    describe('profiles', 'Take an answer back', { 200: ['As if it had never been.', feelingAnswered] }, VISITOR, 'session'),
    signedIn,
    limitFeelings,
    async (c) => {
      const space = await answering(c);
      const id = c.req.param('id');
      await store.takeBack(c.var.db, { owner: space.owner.person, visitor: space.visitor.person }, id);
      return c.json({ feeling: await store.get(c.var.db, lookingOf(space), id) }, 200);
    },
  );
