import { expect, test } from 'vitest';
import { afterRefusal, goesByItself, isAnothers, pauseLeftMs, tryAgain, type Word } from '../../web/src/lib/room/outbox/word';
import { whyWaiting } from '../../web/src/lib/room/outbox/why';

const NOW = 1_000_000;
const word: Word = {
  order: 1,
  room: 'plain0000000',
  member: 'mbr_a',
  id: 'old',
  text: 'hello',
  replyTo: 7,
  writtenAt: NOW,
  tried: true,
  pauseMs: 0,
  pausedUntil: 0,
  failures: 0,
  problem: null,
};
const newId = () => 'new';
const refuse = (one: Word, code: Parameters<typeof afterRefusal>[1]['code'], isFirst = false, retryAfterMs?: number) =>
  afterRefusal(one, { code, message: 'why', retryAfterMs }, { now: NOW, isFirst, newId });

test('an id that is too old is changed only where nothing can have been made under it', () => {
  expect(refuse(word, 'id.expired', true)).toMatchObject({ id: 'new', tried: false, problem: null });
  expect(refuse(word, 'id.expired', false)).toMatchObject({ id: 'old', tried: true, problem: { code: 'id.expired' } });
  // The room's clock only goes forward: what is ahead of it now always was.
  expect(refuse(word, 'id.future', false)).toMatchObject({ id: 'new', problem: null });
});

test('a room that fails is tried again more and more seldom, and in the end the word is left to its writer', () => {
  let one = word;
  const pauses = [];
  while (!one.problem) {
    one = refuse(one, 'server.failed');
    if (!one.problem) pauses.push(one.pauseMs);
  }
  expect(pauses).toEqual([2000, 4000, 8000]);
  expect(tryAgain(one, 'mbr_a', newId)).toMatchObject({ id: 'old', failures: 0, pauseMs: 0, problem: null });
});

test('a pause ends when the room said, and never later because a clock was set back', () => {
  const paused = refuse(word, 'rate.limited', false, 5000);
  expect(pauseLeftMs(paused, NOW + 1000)).toBe(4000);
  expect(pauseLeftMs(paused, NOW + 6000)).toBe(0);
  expect(pauseLeftMs(paused, NOW - 3_600_000)).toBe(5000);
});

test('nobody’s words go as another’s, unless that is asked for', () => {
  expect(goesByItself(word, 'mbr_a')).toBe(true);
  expect(goesByItself(word, 'mbr_b')).toBe(false);
  expect(goesByItself(word, null)).toBe(false);
  expect(isAnothers(word, 'mbr_b')).toBe(true);
  expect(isAnothers(word, null)).toBe(false);
  expect(tryAgain(word, 'mbr_b', newId)).toMatchObject({ member: 'mbr_b', id: 'new', tried: false, replyTo: 7 });
});

test('why words wait is said where it matters, and what is sent at once says nothing', () => {
  const facts = { words: [word], me: 'mbr_a', now: NOW, isAlone: false, isLate: false };
  expect(whyWaiting(facts)).toBeNull();
  expect(whyWaiting({ ...facts, isAlone: true })).toEqual({ kind: 'unconnected' });
  expect(whyWaiting({ ...facts, isLate: true })).toEqual({ kind: 'unconnected' });
  const paused = (ms: number) => ({ ...facts, words: [refuse(word, 'rate.limited', false, ms)] });
  expect(whyWaiting(paused(200))).toEqual({ kind: 'paused', until: NOW + 200, isLong: false });
  expect(whyWaiting(paused(3_600_000))).toEqual({ kind: 'paused', until: NOW + 3_600_000, isLong: true });
  expect(whyWaiting({ ...paused(200), isAlone: true })).toEqual({ kind: 'unconnected' });
});
