import { expect, test } from 'vitest';
import { rowsOf } from '../../web/src/lib/profile/rows';
import { block } from '$worker/profiles/look';

/** Blocks by their sizes; rows as their sizes, a wide one in capitals. */
const laid = (sizes: string) =>
  rowsOf([...sizes].map((size, i) => block.parse({ id: `block${i}`, kind: 'about', size })))
    .map(({ blocks, wide }) => blocks.map(({ size }) => (wide ? size.toUpperCase() : size)).join(''))
    .join(' ');

test('two small blocks share a row, in the order that they were put in', () => {
  expect(laid('ssm')).toBe('ss m');
  expect(laid('smss')).toBe('s m ss');
  expect(laid('mssss')).toBe('m ss ss');
  expect(laid('')).toBe('');
});

test('a large block has the whole width, and so has what would be alone beside an empty column', () => {
  expect(laid('lmm')).toBe('L m m');
  expect(laid('m')).toBe('M');
  expect(laid('lmlssls')).toBe('L M L SS L S');
  expect(laid('lmslm')).toBe('L m s L M');
});
