/// <reference types="node" />
import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { ENGINES, enginesOn } from '$worker/providers/translate/on';

test.each([
  [{}, ['phrasebook']],
  [{ AI: {}, LIBRETRANSLATE_URL: 'https://translate.example.com' }, ['workers-ai', 'libretranslate', 'phrasebook']],
  [
    { TRANSLATE_ENGINES: 'phrasebook, libretranslate', LIBRETRANSLATE_URL: 'https://translate.example.com', AI: {} },
    ['phrasebook', 'libretranslate'],
  ],
  [{ TRANSLATE_ENGINES: 'phrasebook libretranslate', LIBRETRANSLATE_URL: '' }, ['phrasebook']],
  [{ TRANSLATE_ENGINES: 'babelfish phrasebook phrasebook' }, ['phrasebook']],
  [{ TRANSLATE_ENGINES: '' }, []],
])('of %j are on: %j', (env, on) => expect(enginesOn(env)).toEqual(on));

test('wrangler.toml names every engine there is', () => {
  const named = /^TRANSLATE_ENGINES = "(.*)"$/m.exec(readFileSync('wrangler.toml', 'utf8'))?.[1];
  expect(named?.split(' ').toSorted()).toEqual([...ENGINES].toSorted());
});
