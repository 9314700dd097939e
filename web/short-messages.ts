import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { LANGS } from '../rooms/protocol/lang';

const isMessage = (id: string) => /\/paraglide\/messages\/(?!_index)[^/]+\.js$/.test(id);
/** One language of a message without plurals, as Paraglide 2 writes it: a function of its inputs that gives one template string. */
const TEXT = /^const (\w\w)_\w+ = [^\n]*=> \{\n\treturn \/\*\* @type \{LocalizedString\} \*\/ \((`(?:[^`\\]|\\.)*`)\)\n\};$/gm;
const NAME = /^export const (\w+) = /m;
const chooser = fileURLToPath(new URL('src/lib/language/in-locale.ts', import.meta.url));

/**
 * Writes a message as a list of its texts. Paraglide makes it five functions, which come to a fifth of a page's own scripts; what
 * looks otherwise than expected, as a message with plurals does, is left as it is.
 */
export const shortMessages = (): Plugin => ({
  name: 'short-messages',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!isMessage(id)) return undefined;
    const texts = new Map(Array.from(code.matchAll(TEXT), ([, locale = '', text = '']) => [locale, text.replaceAll('${i?.', '${i.')]));
    const name = NAME.exec(code)?.[1];
    if (name === undefined || !LANGS.every((locale) => texts.has(locale))) return undefined;
    const list = LANGS.map((locale) => texts.get(locale)).join(', ');
    return {
      code: `import { inLocale } from ${JSON.stringify(chooser)};\nexport const ${name} = /* @__PURE__ */ inLocale((i) => [${list}]);\n`,
      map: null,
    };
  },
});
