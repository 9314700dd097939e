import { z } from 'zod';
import { read } from './files.ts';

const LOCALES = ['ko', 'ja', 'id', 'en'] as const;
const catalogue = z.record(z.string(), z.unknown());

/** The parameters of a message, wherever in its variants they stand. */
const parameters = (message: unknown) =>
  [...new Set(Array.from(JSON.stringify(message).matchAll(/\{(\w+)\}/g), ([, name]) => name ?? ''))].toSorted().join(', ');
const isEmpty = (message: unknown) => message === '' || message === null;

/** Every message exists in every language, says something, and takes the same parameters. */
export function catalogues(): string[] {
  const all = LOCALES.map((locale) => ({ locale, messages: catalogue.parse(JSON.parse(read(`web/messages/${locale}.json`))) }));
  const keys = [...new Set(all.flatMap(({ messages }) => Object.keys(messages)))].filter((key) => key !== '$schema');
  return keys.flatMap((key) => {
    const english = all.find(({ locale }) => locale === 'en')?.messages[key];
    return all.flatMap(({ locale, messages }) => {
      const message = messages[key];
      if (message === undefined || isEmpty(message)) return [`${locale}: ${key} is missing`];
      const differs = parameters(message) !== parameters(english);
      return differs ? [`${locale}: ${key} takes {${parameters(message)}}, English {${parameters(english)}}`] : [];
    });
  });
}
