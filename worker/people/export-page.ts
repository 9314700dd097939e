import type { Lang } from '../../rooms/protocol/lang';
import { labelOf, SECTIONS, sectionTitle, WORDS } from './export-words';

/** What one feature keeps of somebody, as it stands in its JSON file. */
export type Section = { name: string; value: unknown };
type Said = { title: string; nickname: string; items: { createdAt: number; text: string; lang: string }[] };
type Made = {
  lang: Lang;
  madeAt: Date;
  sections: Section[];
  /** Paths of files in the ZIP. */
  pictures: string[];
  /** What was said in each room, read anew. */
  said: (() => AsyncIterable<Said>)[];
};

const utf8 = new TextEncoder();
const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (char) => ESCAPED[char] ?? '');

const STYLE = `:root{color-scheme:light dark;--ink:#26223a;--soft:#5b5670;--line:#dcd9e8;--card:#fff;--ground:#f7f6fb;--accent:#4b3fd0}
@media(prefers-color-scheme:dark){:root{--ink:#f0eef8;--soft:#b9b4cc;--line:#3a364b;--card:#262333;--ground:#1a1824;--accent:#b4adff}}
*{box-sizing:border-box}body{margin:0 auto;padding:32px 16px 80px;max-width:760px;background:var(--ground);color:var(--ink);
font:16px/1.6 system-ui,"Apple SD Gothic Neo","Noto Sans KR","Hiragino Sans","Noto Sans JP",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.7rem;margin:0}h2{font-size:1.25rem;margin:48px 0 12px}h3{font-size:1.05rem;margin:28px 0 8px}p{margin:4px 0 0;color:var(--soft)}
nav ul{display:flex;flex-wrap:wrap;gap:6px 16px;padding:0;list-style:none}a{color:var(--accent)}
.card{margin:0 0 10px;padding:12px 16px;border:1px solid var(--line);border-radius:14px;background:var(--card)}
dl{display:grid;grid-template-columns:minmax(96px,auto) 1fr;gap:4px 16px;margin:0}dt{color:var(--soft);font-size:.875rem}dd{margin:0;white-space:pre-wrap}
.said{list-style:none;margin:0;padding:0}.said li{padding:8px 0;border-bottom:1px solid var(--line);white-space:pre-wrap}time{display:block;color:var(--soft);font-size:.8125rem}
details{grid-column:1/-1}summary{cursor:pointer;color:var(--accent)}pre{margin:8px 0 0;max-height:320px;overflow:auto;font-size:.75rem;white-space:pre-wrap}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(140px,1fr));gap:10px}.pictures img{width:100%;height:auto;border-radius:10px;display:block}
@media(max-width:480px){dl{grid-template-columns:1fr}dd{margin-bottom:8px}}`;

const isTime = (key: string, value: unknown): value is number =>
  typeof value === 'number' && /(At|Until|From)$/.test(key) && value > 10 ** 11;

/** Dates come out of the database as such, or as ms. */
const timeText = (lang: Lang, at: number | Date) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at) + ' UTC';

/** What programs draw by: folded, as it is. */
const DRAWN = new Set(['look', 'recipe', 'drawing', 'versions']);

/** Nothing of which there is anything to read. */
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && !(value instanceof Date) && Object.values(value).every(isEmpty));

function render(lang: Lang, value: unknown, key = ''): string {
  if (value === null || value === undefined) return '—';
  if (DRAWN.has(key)) return `<details><summary>JSON</summary><pre>${escape(JSON.stringify(value, null, 1))}</pre></details>`;
  if (isTime(key, value) || value instanceof Date) return escape(timeText(lang, value));
  if (typeof value === 'boolean') return escape(value ? WORDS.yes[lang] : WORDS.no[lang]);
  if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object' || one === null);
    return isPlain
      ? value.map((one) => render(lang, one)).join(', ')
      : value.map((one) => `<div class="card">${render(lang, one)}</div>`).join('');
  }
  if (typeof value === 'object')
    return `<dl>${Object.entries(Object(value))
      .filter(([name, inner]) => name !== 'id' && !isEmpty(inner))
      .map(([name, inner]) => `<dt>${escape(labelOf(name, lang))}</dt><dd>${render(lang, inner, name)}</dd>`)
      .join('')}</dl>`;
  return escape(String(value));
}

const sectionHtml = (lang: Lang, { name, value }: Section) => {
  const inner = render(lang, value);
  return `<section id="${escape(name)}"><h2>${escape(sectionTitle(name, lang))}</h2>${Array.isArray(value) ? inner : `<div class="card">${inner}</div>`}</section>`;
};

async function* roomHtml(lang: Lang, said: AsyncIterable<Said>): AsyncGenerator<string> {
  let isOpen = false;
  for await (const { title, nickname, items } of said) {
    if (!isOpen) yield `<h3>${escape(title)}</h3><p>${escape(nickname)}</p><ol class="said">`;
    isOpen = true;
    for (const { createdAt, text, lang: tongue } of items)
      yield `<li lang="${escape(tongue)}"><time datetime="${new Date(createdAt).toISOString()}">${escape(timeText(lang, createdAt))}</time>${escape(text)}</li>`;
  }
  if (isOpen) yield '</ol>';
}

/** What is said and brought comes among the rest, where somebody looks for it. */
const ORDER = Object.keys(SECTIONS);
const placeOf = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

const isImage = (path: string) => /\.(jpe?g|png|webp|svg|gif)$/i.test(path);
const fileHtml = (path: string) =>
  isImage(path)
    ? `<a href="${escape(path)}"><img src="${escape(path)}" alt="" loading="lazy"></a>`
    : `<a href="${escape(path)}">${escape(path.slice(path.lastIndexOf('/') + 1))}</a>`;

async function* html({ lang, madeAt, sections: all, pictures, said }: Made): AsyncGenerator<string> {
  const sections = all.filter(({ value }) => !isEmpty(value));
  const parts = [...sections.map(({ name }) => name), ...(said.length ? ['messages'] : []), ...(pictures.length ? ['files'] : [])].toSorted(
    (a, b) => placeOf(a) - placeOf(b),
  );
  yield `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`;
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'">`;
  yield `<title>OpenLink</title><style>${STYLE}</style></head><body><header><h1>${escape(WORDS.title[lang])}</h1><p>${escape(timeText(lang, madeAt))} · ${escape(WORDS.rest[lang])}</p></header>`;
  yield `<nav><ul>${parts.map((name) => `<li><a href="#${escape(name)}">${escape(sectionTitle(name, lang))}</a></li>`).join('')}</ul></nav><main>`;
  for (const name of parts) {
    const section = sections.find((one) => one.name === name);
    if (section) yield sectionHtml(lang, section);
    else {
      yield `<section id="${escape(name)}"><h2>${escape(sectionTitle(name, lang))}</h2>`;
      if (name === 'messages') for (const room of said) yield* roomHtml(lang, room());
      else yield `<div class="pictures">${pictures.map(fileHtml).join('')}</div>`;
      yield '</section>';
    }
  }
  yield '</main></body></html>\n';
}

/** Everything on one page that needs nothing but the files beside it, in the person's language. */
export async function* page(made: Made): AsyncGenerator<Uint8Array> {
  for await (const part of html(made)) yield utf8.encode(part);
}
