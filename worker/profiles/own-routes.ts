import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitHandles } from '../http/limit';
import { withAccount } from '../http/session';
import { valid } from '../http/valid';
import { ageOf, agesOf, refuseAccount } from '../people/age';
import { renamed } from '../friends/opened';
import { handle as handleSchema } from './handle';
import * as own from './own';
import { change, handleAnswer, newHandle, newProfile, ownAnswer, profileAnswer } from './own-input';

/** Somebody's own profile: making it, its name, and where it is found. */
export const ownProfile = new Hono<App>()
  .post(
    '/profiles',
    describe(
      'people',
      'Make my profile',
      { 201: ['Made.', profileAnswer], 200: ['It was there already.', profileAnswer] },
      [
        'input.invalid',
        'input.too_large',
        'handle.taken',
        'handle.reserved',
        'profile.changed',
        'auth.required',
        'auth.forbidden',
        'account.required',
        'age.required',
        'age.too_young',
        'rate.limited',
      ],
      'session',
    ),
    withAccount,
    limitHandles,
    valid('json', newProfile),
    async (c) => {
      const { db, person } = c.var;
      const { born, ...made } = c.req.valid('json');
      const known = await ageOf(db, person);
      // Asked once: what was answered first holds, whatever is said now.
      const ages = known ?? (born && agesOf(born));
      if (!ages) throw new AppError('age.required');
      if (ages.accountAt !== null && ages.accountAt > Date.now()) {
        await refuseAccount(db, person, ages);
        throw new AppError('age.too_young');
      }
      const { profile, isNew } = await own.make(c.env, db, person, made, known ? null : ages);
      return c.json({ profile }, isNew ? 201 : 200);
    },
  )
  .get(
    '/handles/:handle',
    describe(
      'people',
      'Whether I can have a handle',
      { 200: ['It can be had, or why it can’t.', handleAnswer] },
      ['input.invalid', 'auth.required', 'account.required', 'rate.limited'],
      'session',
    ),
    withAccount,
    limitHandles,
    async (c) => {
      const parsed = handleSchema.safeParse(c.req.param('handle'));
      if (!parsed.success) throw new AppError('input.invalid');
      return c.json({ handle: parsed.data, problem: await own.problemOf(c.env, c.var.db, c.var.person, parsed.data) });
    },
  )
  .get(
    '/me/profile',
    describe(
      'people',
      'My profile',
      { 200: ['As its owner sees it; null before it is made.', ownAnswer] },
      ['auth.required', 'account.required'],
      'session',
    ),
    withAccount,
    async (c) => {
      const [profile, age] = await Promise.all([own.get(c.var.db, c.var.person), ageOf(c.var.db, c.var.person)]);
      return c.json({ profile: profile ?? null, ageIsAsked: age !== undefined });
    },
  )
  .patch(
    '/me/profile',
    describe(
      'people',
      'Change my name or language, and whether I am listed',
      { 200: ['Changed.', profileAnswer] },
      ['input.invalid', 'input.too_large', 'profile.not_found', 'auth.required', 'auth.forbidden', 'account.required'],
      'session',
    ),
    withAccount,
    valid('json', change),
    async (c) => c.json({ profile: await own.change(c.var.db, c.var.person, c.req.valid('json')) }),
  )
  .put(
    '/me/handle',
    describe(
      'people',
      'Change my handle',
      { 200: ['Changed; the one before leads on to it.', profileAnswer] },
      [
        'input.invalid',
        'input.too_large',
        'handle.taken',
        'handle.reserved',
        'handle.too_soon',
        'profile.changed',
        'profile.not_found',
        'auth.required',
        'auth.forbidden',
        'account.required',
        'rate.limited',
      ],
      'session',
    ),
    withAccount,
    limitHandles,
    valid('json', newHandle),
    async (c) => {
      const {
        env,
        var: { db, person },
      } = c;
      const profile = await own.rename(env, db, person, c.req.valid('json').handle);
      // Rooms in which the profile is open lead to the former handle otherwise, and by that to this one.
      c.executionCtx.waitUntil(
        renamed(env, db, person, profile.handle).catch((error: unknown) =>
          console.error('handle: a room was not told', error instanceof Error ? error.name : ''),
        ),
      );
      return c.json({ profile });
    },
  );
