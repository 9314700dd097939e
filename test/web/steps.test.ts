import { expect, test } from 'vitest';
import { Steps } from '../../web/src/lib/profile/edit/steps.svelte';
import type { Look } from '../../worker/profiles/look';

const look: Look = {
  v: 1,
  theme: 'paper',
  background: { hours: 'visitor', day: { kind: 'theme' }, night: null },
  blocks: [],
  stickers: [],
};
const themed = (theme: Look['theme']) => (before: Look) => ({ ...before, theme });

test('each step can be undone and done again; a new one ends what could be done again', () => {
  const steps = new Steps(look);
  steps.change(themed('sky'));
  steps.change(themed('sea'));
  expect([steps.look.theme, steps.look !== look]).toEqual(['sea', true]);
  steps.undo();
  steps.undo();
  expect([steps.look, steps.look !== look, steps.canUndo]).toEqual([look, false, false]);
  steps.redo();
  expect(steps.look.theme).toBe('sky');
  steps.change(themed('snow'));
  expect(steps.canRedo).toBe(false);
});

test('what is typed or drawn in one go is one step', () => {
  const steps = new Steps(look);
  for (const theme of ['sky', 'sea', 'snow'] as const) steps.change(themed(theme), 'slider');
  steps.change(themed('cafe'), 'another');
  steps.undo();
  expect(steps.look.theme).toBe('snow');
  steps.undo();
  expect(steps.look).toBe(look);
});

test('a step taken back is no part of the next', () => {
  const steps = new Steps(look);
  steps.change(themed('sky'), 'slider');
  steps.undo();
  steps.change(themed('sea'), 'slider');
  steps.undo();
  expect(steps.look).toBe(look);
});
