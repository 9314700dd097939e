import { DRAWN, drawn } from './drawing.ts';
import { html, type Html } from './html.ts';
import type { Reader } from './readers.ts';
import { LANGS, NAMES, WORDS, type Lang } from './words.ts';

/** What this site calls the series and its episodes. Rooms are found by it: the same word opens the same room on every page, anywhere. */
export const SERIES = 'lighthouse';
export const workOf = (episode: number) => `${SERIES}-${episode}`;
export const EPISODES = DRAWN.map((_, at) => at + 1);

export type View = {
  lang: Lang;
  theme: string;
  path: string;
  reader: Reader | undefined;
  /** Signed for `reader` and this page. */
  token: string | undefined;
  openlink: string;
  partner: string;
};

const word = (lang: Lang, key: string) => WORDS[lang][key]!;
/** A text that page.js says in another language when the reader chooses one. */
const t = ({ lang }: View, key: string, n?: number) =>
  html`<span data-say="${key}" data-n="${n ?? ''}">${word(lang, key).replace('{n}', String(n ?? ''))}</span>`;

/** The room of one of our works. The token stands in the page that it was signed for, which no cache may keep. */
const room = ({ partner, lang, theme, token }: View, work: string, more: Html = html``) =>
  html`<openlink-room
    content="${partner}:${work}"
    lang="${lang}"
    theme="${theme}"
    accent="#0b7285"
    radius="14"
    ${token ? html`token="${token}"` : ''}
    ${more}
  ></openlink-room>`;

/** Filled in by page.js, so that the page never waits for it. */
const teaser = (work: string) => html`<p class="teaser" data-teaser="${work}"></p>`;

const select = (view: View, name: string, values: readonly (readonly [string, Html])[], chosen: string) =>
  html`<label class="select"
    ><span class="unseen">${t(view, name === 'lang' ? 'language' : name)}</span
    ><select name="${name}">
      ${values.map(([value, label]) => html`<option value="${value}" ${value === chosen ? html`selected` : ''} ${label}</option>`)}
    </select></label
  >`;

function who(view: View): Html {
  const { reader, path } = view;
  return reader
    ? html`<form method="post" action="/sign-out" class="who"><b>${reader.name}</b><button>${t(view, 'signout')}</button></form>`
    : html`<a class="button" href="/sign-in?next=${path}">${t(view, 'signin')}</a>`;
}

export function page(view: View, body: Html): string {
  const { lang, theme, openlink } = view;
  const option = (key: string) => html`data-say="${key}">${word(lang, key)}`;
  return html`<!doctype html>
    <html lang="${lang}" data-theme="${theme}">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${word(lang, 'series')} · ${word(lang, 'site')}</title>
      <link rel="icon" href="/icon.svg" />
      <link rel="stylesheet" href="/style.css" />
      <script src="/page.js" defer></script>
      <!-- All that a page needs for its rooms: this line, and the element. -->
      <script src="${openlink}/embed.js" async></script>
      <header>
        <a class="site" href="/">${t(view, 'site')}</a>
        <a class="wall" href="/wall">${t(view, 'wall')}</a>
        ${select(
          view,
          'lang',
          LANGS.map((one) => [one, html`>${NAMES[one]}`]),
          lang,
        )}
        ${select(
          view,
          'theme',
          ['auto', 'light', 'dark'].map((one) => [one, option(one)]),
          theme,
        )}
        ${who(view)}
      </header>
      <main>${body}</main>
    </html>`.text;
}

export const listPage = (view: View): string =>
  page(
    view,
    html`<section class="cover">
        ${drawn(DRAWN[0]![0]!)}
        <div>
          <h1>${t(view, 'series')}</h1>
          <p>${t(view, 'about')}</p>
          <a class="button" href="/1">${t(view, 'first')}</a>
        </div>
      </section>
      <h2>${t(view, 'episodes')}</h2>
      <ol class="episodes">
        ${EPISODES.map(
          (episode) =>
            html`<li>
              <a href="/${episode}">
                ${drawn(DRAWN[episode - 1]![2]!)}
                <div>
                  <p class="number">${t(view, 'episode', episode)}</p>
                  <h3>${t(view, String(episode))}</h3>
                  ${teaser(workOf(episode))}
                </div>
              </a>
            </li>`,
        )}
      </ol>
      ${room(view, SERIES, html`variant="button"`)}`,
  );

export const episodePage = (view: View, episode: number): string =>
  page(
    view,
    html`<article>
        <h1><small>${t(view, 'episode', episode)}</small> ${t(view, String(episode))}</h1>
        ${DRAWN[episode - 1]!.map(
          (pieces, at) =>
            html`<figure class="at-${at % 4}">
              ${drawn(pieces)}
              <figcaption>${t(view, `${episode}.${at + 1}`)}</figcaption>
            </figure>`,
        )}
      </article>
      <nav>
        ${episode > 1 && html`<a class="button" href="/${episode - 1}">← ${t(view, 'before')}</a>`}
        <a class="button" href="/">${t(view, 'list')}</a>
        ${episode < EPISODES.length && html`<a class="button" href="/${episode + 1}">${t(view, 'after')} →</a>`}
      </nav>
      <section class="talk">
        <h2>${t(view, 'talk')}</h2>
        <p>${t(view, 'talk.how')}</p>
        ${room(view, workOf(episode))}
      </section>`,
  );

export const wallPage = (view: View): string =>
  page(
    view,
    html`<section class="talk">
      <h1>${t(view, 'wall')}</h1>
      <p>${t(view, 'wall.how')}</p>
      ${room(view, SERIES, html`mode="read"`)}
    </section>`,
  );

export const signInPage = (view: View, next: string): string =>
  page(
    view,
    html`<form method="post" action="/sign-in" class="sign-in">
      <h1>${t(view, 'signin')}</h1>
      <p>${t(view, 'signin.how')}</p>
      <label>${t(view, 'name')}<input name="name" required maxlength="40" autocomplete="nickname" autofocus /></label>
      <input type="hidden" name="next" value="${next}" />
      <button>${t(view, 'signin')}</button>
    </form>`,
  );

/** For who looks after this site; it stays in one language. */
export const moderatorPage = (view: View, readers: readonly Reader[], done: string): string =>
  page(
    view,
    html`<section class="talk" lang="en">
      <h1>Moderator</h1>
      <p role="status">${done}</p>
      <ul class="readers">
        ${readers.map(
          ({ sub, name }) =>
            html`<li>
              <b>${name}</b> <code>${sub}</code>
              <form method="post" action="/moderator"><button name="sub" value="${sub}">Revoke</button></form>
            </li>`,
        )}
      </ul>
      <p>${readers.length === 0 && 'Nobody is signed in.'}</p>
    </section>`,
  );
