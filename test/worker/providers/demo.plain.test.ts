import { expect, test } from 'vitest';
import { LANGS } from '$rooms/protocol/lang';
import { protect } from '$rooms/protocol/marks';
import { phrase } from '$worker/providers/translate/phrasebook/phrasebook';
import { coffee } from '../../../worker/local/demo/coffee';
import { jogja } from '../../../worker/local/demo/jogja';
import { webtoon } from '../../../worker/local/demo/webtoon';

test.each([webtoon, jogja, coffee])('more than half of what is said in $title can be read without a key', ({ lines }) => {
  const known = lines.filter(({ text, lang }) =>
    LANGS.filter((to) => to !== lang).every((to) => phrase(protect(text).text, lang, to) !== null),
  );
  expect(known.length).toBeGreaterThan(lines.length / 2);
});
