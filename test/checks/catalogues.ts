import { z } from 'zod';
import { ownFiles, read } from './files.ts';

const LOCALES = ['ko', 'ja', 'id', 'en'] as const;
const catalogue = z.record(z.string(), z.unknown());

/** The parameters of a message, wherever in its variants they stand. */
const parameters = (message: unknown) =>
  [...new Set(Array.from(JSON.stringify(message).matchAll(/\{(\w+)\}/g), ([, name]) => name ?? ''))].toSorted().join(', ');
const isEmpty = (message: unknown) => message === '' || message === null;

/** The catalogue of a language, from all its files: no message is in two of them. */
function messagesIn(locale: string): { messages: Record<string, unknown>; twice: string[] } {
  const messages: Record<string, unknown> = {};
  const twice: string[] = [];
  for (const path of ownFiles().filter((file) => file.startsWith('web/messages/') && file.endsWith(`/${locale}.json`)))
    for (const [key, message] of Object.entries(catalogue.parse(JSON.parse(read(path))))) {
      if (key !== '$schema' && key in messages) twice.push(`${path}: ${key} is in another file too`);
      messages[key] = message;
    }
  return { messages, twice };
}

/** Every message exists in every language, says something, and takes the same parameters. */
export function catalogues(): string[] {
  const all = LOCALES.map((locale) => ({ locale, ...messagesIn(locale) }));
  const keys = [...new Set(all.flatMap(({ messages }) => Object.keys(messages)))].filter((key) => key !== '$schema');
  const wrong = keys.flatMap((key) => {
    const english = all.find(({ locale }) => locale === 'en')?.messages[key];
    return all.flatMap(({ locale, messages }) => {
      const message = messages[key];
      if (message === undefined || isEmpty(message)) return [`${locale}: ${key} is missing`];
      const differs = parameters(message) !== parameters(english);
      return differs ? [`${locale}: ${key} takes {${parameters(message)}}, English {${parameters(english)}}`] : [];
    });
  });
  return [...all.flatMap(({ twice }) => twice), ...wrong];
}
