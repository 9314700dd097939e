// All that our pages do for their rooms: a fresh sign-in where one is wanted, and the reader's language and theme handed on.
const rooms = document.querySelectorAll('openlink-room');

/** At most so often: a token that is refused again and again (our clock is wrong, our keys are gone) is no reason to sign without end. */
const AGAIN_MS = 5000;

for (const room of rooms) {
  let askedAt = 0;
  // The token of this page has expired before the room was scrolled to, was spent, or its reader was put out. Our server says who this is
  // now: the same reader, or nobody. The browser never signs anything.
  room.addEventListener('openlink:token', async () => {
    if (Date.now() - askedAt < AGAIN_MS) return;
    askedAt = Date.now();
    const answer = await fetch('/openlink-token', { method: 'POST' });
    room.token = answer.ok ? (await answer.json()).token : null;
  });
  // For who makes this page. Readers see in the frame what it means to them.
  room.addEventListener('openlink:error', ({ detail }) => console.info('openlink:', detail.code, detail.message ?? ''));
}

const keep = (name, value) => {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
};
let words = {};
const filled = (key, n) => (words[key] ?? '').replace('{n}', n);

/** The page's own texts in another language; its rooms change theirs by themselves. */
async function speak(lang) {
  words = await (await fetch(`/words/${lang}.json`)).json();
  document.documentElement.lang = lang;
  document.title = `${words.series} · ${words.site}`;
  for (const one of document.querySelectorAll('[data-say]')) one.textContent = filled(one.dataset.say, one.dataset.n ?? '');
  for (const room of rooms) room.setAttribute('lang', lang);
}

/** “Talk about this”: who is there, and what was said last. */
async function tease() {
  const places = document.querySelectorAll('[data-teaser]');
  if (places.length === 0) return;
  if (!words.here) words = await (await fetch(`/words/${document.documentElement.lang}.json`)).json();
  for (const { work, online, last } of await (await fetch('/teasers')).json()) {
    for (const place of document.querySelectorAll(`[data-teaser="${work}"]`)) {
      // As text: what people said is never markup.
      const said = document.createElement('span');
      said.textContent = last ? `${last.name}: ${last.text}` : words.quiet;
      said.lang = last?.lang ?? document.documentElement.lang;
      const here = document.createElement('b');
      here.textContent = filled('here', online);
      place.replaceChildren(...(online > 0 ? [here] : []), said);
    }
  }
}

document.querySelector('select[name="lang"]').addEventListener('change', async ({ target }) => {
  keep('lang', target.value);
  await speak(target.value);
  await tease();
});
document.querySelector('select[name="theme"]').addEventListener('change', ({ target }) => {
  keep('theme', target.value);
  document.documentElement.dataset.theme = target.value;
  for (const room of rooms) room.setAttribute('theme', target.value);
});

tease();
setInterval(tease, 15_000);
