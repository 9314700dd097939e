import emojis from 'unicode-emoji-json/data-ordered-emoji.json';
import { expect, test } from 'vitest';
import { emoji } from '../../rooms/protocol/reaction';

test('where rooms run, every emoji that the picker offers is one', () => {
  expect(emojis.length).toBeGreaterThan(1800);
  expect(emojis.filter((one) => !emoji.safeParse(one).success)).toEqual([]);
});
