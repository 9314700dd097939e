import { expect, test } from 'vitest';
import type { Down } from '$rooms/protocol/down';
import type { UpInput } from '$rooms/protocol/up';
import { Deeds } from '../../web/src/lib/room/deeds';

const ME = 'mbr_me';
const edit = (target: number, text: string): UpInput => ({ type: 'chat.edit', target, text });
const react = (target: number, on: boolean): UpInput => ({ type: 'reaction.set', target, emoji: '🍞', on });
const edited = (target: number): Down => ({ type: 'chat.edited', seq: 9, target, text: 'x', lang: 'en', editedAt: 1 });
const refused = (re: string): Down => ({ type: 'error', code: 'input.invalid', message: 'no', re });

function line() {
  const sent: UpInput[] = [];
  const state = { isUp: true };
  const deeds = new Deeds((frame) => state.isUp && sent.push(frame) > 0);
  return { deeds, state, taken: () => sent.splice(0) };
}

test('what a dead line took with it goes once more when there is a line, and then no more', () => {
  const { deeds, taken } = line();
  expect(deeds.do(edit(3, 'bread'))).toBe(true);
  expect(deeds.do(react(4, true))).toBe(true);
  taken();
  deeds.ready();
  expect(taken()).toEqual([edit(3, 'bread'), react(4, true)]);
  deeds.ready();
  expect(taken()).toEqual([]);
});

test('what the room has confirmed, or refused, is not done again', () => {
  const { deeds, taken } = line();
  deeds.do(edit(3, 'bread'));
  deeds.do(react(4, true));
  deeds.do(react(5, true));
  deeds.do({ type: 'chat.delete', target: 6 });
  taken();
  deeds.hear(edited(3), ME);
  deeds.hear({ type: 'reaction.changed', seq: 10, target: 4, emoji: '🍞', member: ME, on: true, count: 1 }, ME);
  deeds.hear({ type: 'reaction.changed', seq: 11, target: 5, emoji: '🍞', member: 'mbr_other', on: true, count: 1 }, ME);
  deeds.hear(refused('chat.delete'), ME);
  deeds.ready();
  expect(taken(), 'another’s reaction confirms nothing of mine').toEqual([react(5, true)]);
});

test('of the same thing done twice the last counts; of a message that is gone, nothing', () => {
  const { deeds, taken } = line();
  deeds.do(edit(3, 'bread'));
  deeds.do(edit(7, 'milk'));
  deeds.do(edit(3, 'breads'));
  deeds.hear({ type: 'chat.deleted', seq: 12, target: 7, by: ME, deletedAt: 1 }, ME);
  taken();
  deeds.ready();
  expect(taken()).toEqual([edit(3, 'breads')]);
});

test('without a line it is not done, and says so', () => {
  const { deeds, state, taken } = line();
  state.isUp = false;
  expect(deeds.do(edit(3, 'bread'))).toBe(false);
  state.isUp = true;
  deeds.ready();
  expect(taken()).toEqual([]);
});
