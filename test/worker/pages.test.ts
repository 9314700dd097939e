import { expect, test } from 'vitest';
import { call } from './client';

test('what is neither API nor socket is a page', async () => {
  for (const path of ['/', '/r/aaaaaaaaaaaa', '/apiary', '/partiesx']) expect((await call('GET', path)).text).toBe(`page ${path}`);
});
