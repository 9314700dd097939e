import type { Lang } from '../../../rooms/protocol/lang';
import type { Letter } from './mail';

/** What a letter says in one language. Plain texts of ours: nothing that anybody else wrote is in them. */
export type Words = { subject: string; title: string; text: string; note: string };

/** Every mail program shows this: one column, no picture, colours that hold in light and dark. `code` stands large before the text, `link` after it. */
export function letter(to: string, lang: Lang, words: Words, { code, link }: { code?: string; link?: string } = {}): Letter {
  const { subject, title, text, note } = words;
  const codeHtml =
    code === undefined ? '' : `<p style="font:700 32px/1.2 ui-monospace,monospace;letter-spacing:6px;margin:20px 0">${code}</p>`;
  const linkHtml = link === undefined ? '' : `<p><a href="${link}">${link}</a></p>`;
  return {
    to,
    subject,
    text: [title, code, text, link, note].filter((part) => part !== undefined).join('\n\n'),
    html: `<!doctype html><html lang="${lang}"><body style="margin:0;padding:32px 20px;font:16px/1.6 system-ui,sans-serif"><div style="max-width:440px;margin:0 auto"><h1 style="font-size:20px;margin:0">${title}</h1>${codeHtml}<p>${text}</p>${linkHtml}<p style="font-size:14px;opacity:.75">${note}</p></div></body></html>`,
  };
}
