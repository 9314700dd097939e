import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient } from '../support/contract-client';
import { call } from '../support/contract-http';
import { pageOf, readBack } from '../support/contract-wire';
import { rendered, startLibreTranslate, type LibreTranslate } from '../support/libretranslate';
import { startProduct, type Product } from '../support/product';
import { conversation, type Line } from './conversation';

/** The engine is this late with everything that the phrasebook doesn't have. */
const LATE_MS = 3000;
/** It dies before this line, for so long. */
const DEATH = 100;
const DEAD_MS = 60_000;
/** From this line on Tokyo reads Indonesian. */
const SWITCH = 140;
const WITHIN_MS = 240_000;

let engine: LibreTranslate;
let product: Product;
beforeAll(async () => {
  engine = await startLibreTranslate();
  product = await startProduct({
    env: {
      TRANSLATE_ENGINES: 'phrasebook libretranslate',
      LIBRETRANSLATE_URL: engine.url,
      // Far from how late it is: a machine that does something else for a while makes no second call.
      TRANSLATE_TIMEOUT_MS: '25000',
      TRANSLATE_CHARS_PER_MEMBER_MINUTE: '100000',
      TRANSLATE_CHARS_PER_ROOM_MINUTE: '1000000',
      TRANSLATE_CHARS_PER_DAY: '10000000',
    },
  });
});
afterAll(async () => {
  await product.dispose();
  await engine.stop();
});

type Read = { text: string; engine: string };

/** Everything that a client was told in a language, by message: the newest word on each counts. */
function readIn(client: ContractClient, lang: string): Map<number, Read> {
  const read = new Map<number, Read>();
  for (const event of client.events) {
    if (event.type === 'translation.added' && event.lang === lang) read.set(event.target, event);
    const messages = event.type === 'history.page' ? event.messages : event.type === 'chat.sent' ? [event] : [];
    for (const { seq, translation } of messages) if (translation?.lang === lang) read.set(seq, translation);
  }
  return read;
}

/** Whether there is anything in a line for a translator to read. */
const hasWords = (text: string) => /\p{L}/u.test(text.replace(/https?:\/\/\S+|[@#][\p{L}\p{N}_]+/gu, ''));
const foreign = (lang: string) => conversation.flatMap((line, i) => (line.lang !== lang && hasWords(line.text) ? [i] : []));

const heard = (lines: number[], lang: string, client: ContractClient, places: number[]) => {
  const read = readIn(client, lang);
  return lines.every((i) => read.has(places[i]!));
};

/** Waits until a client has been told these lines in a language; answers what is wrong with any of them. */
async function wrongAmong(lines: number[], lang: string, client: ContractClient, places: number[]): Promise<string[]> {
  const deadline = Date.now() + WITHIN_MS;
  while (!heard(lines, lang, client, places) && Date.now() < deadline) await new Promise((done) => setTimeout(done, 200));
  const read = readIn(client, lang);
  return lines.flatMap((i) => {
    const { text } = conversation[i]!;
    const got = read.get(places[i]!);
    if (!got) return [`${lang}: nothing for “${text}”`];
    if (got.engine === 'phrasebook') return got.text === '' || got.text === text ? [`${lang}: “${text}” stayed “${got.text}”`] : [];
    const isRight = got.engine === 'libretranslate' && got.text === rendered(text, lang);
    return isRight ? [] : [`${lang}: “${text}” became “${got.text}” by ${got.engine}`];
  });
}

test('everybody reads every line in their own language: an engine 3 s late, dead for a minute; a language changed, a reader who comes late', async () => {
  const { origin } = product;
  const seoul = await ContractClient.found(origin, { nickname: '귤까는사람' });
  const { slug } = seoul;
  const people: Record<Line['by'], ContractClient> = {
    seoul,
    tokyo: await ContractClient.enter(origin, slug, '紅茶とネコ', 'ja'),
    jakarta: await ContractClient.enter(origin, slug, 'nasgor malam', 'id'),
  };
  engine.state.delayMs = LATE_MS;
  const early = foreign('ja').filter((i) => i < DEATH / 2);
  const places: number[] = [];
  const delays: number[] = [];
  const wrong: string[][] = [];
  let revival: Promise<void> | undefined;
  for (const [i, line] of conversation.entries()) {
    if (i === DEATH) {
      // The first half of it is read by those who are there now.
      wrong.push(await wrongAmong(early, 'ja', people.tokyo, places));
      await engine.stop();
      revival = new Promise((done) => setTimeout(done, DEAD_MS)).then(() => engine.start());
    }
    if (i === SWITCH) people.tokyo.send({ type: 'lang.set', lang: 'id' });
    const began = performance.now();
    const replyTo = line.replyTo === undefined ? {} : { replyTo: places[line.replyTo] };
    places.push(await people[line.by].delivered(line.text, { lang: line.lang, ...replyTo }));
    delays.push(performance.now() - began);
  }
  expect(places).toEqual(conversation.map((_, i) => i + 1));
  await revival;

  wrong.push(await wrongAmong(foreign('ko'), 'ko', seoul, places), await wrongAmong(foreign('id'), 'id', people.jakarta, places));
  // What stood there when Tokyo changed its mind came again in Indonesian.
  const last50 = foreign('id').filter((i) => i >= conversation.length - 50);
  wrong.push(await wrongAmong(last50, 'id', people.tokyo, places));
  expect(wrong.flat()).toEqual([]);

  // Nobody is told in a language that they don't read.
  const strays = people.seoul.events.filter((event) => event.type === 'translation.added' && event.lang !== 'ko');
  expect(strays).toEqual([]);
  const callsBefore = engine.calls.length;

  // HTTP has what there is, and causes no work: nobody has read English yet.
  const page = async (lang: string) =>
    pageOf(readBack).parse((await call(origin, 'GET', `/api/rooms/${slug}/messages?limit=100&lang=${lang}`)).body).items;
  expect((await page('en')).filter(({ translation }) => translation)).toEqual([]);
  const korean = await page('ko');
  expect(
    korean.filter(({ seq, lang, text, translation }) => lang !== 'ko' && hasWords(text) && translation === undefined && seq > 0),
  ).toEqual([]);
  expect(engine.calls.length).toBe(callsBefore);

  // A fourth reader comes late and scrolls all the way up.
  engine.state.delayMs = 50;
  const late = await ContractClient.enter(origin, slug, 'latecomer', 'en');
  for (let before = conversation.length - 49; before > 1; before -= 100) late.send({ type: 'history.fetch', before, limit: 100 });
  expect(await wrongAmong(foreign('en'), 'en', late, places)).toEqual([]);
  expect([seoul, people.tokyo, people.jakarta, late].map((client) => client.transcript.faults)).toEqual([[], [], [], []]);

  const kinds = new Map<string, number>();
  for (const { from, to, texts } of engine.calls)
    for (const text of texts) kinds.set(`${from} ${to} ${text}`, (kinds.get(`${from} ${to} ${text}`) ?? 0) + 1);
  const jobs = ['ko', 'id', 'en'].flatMap((lang) => [...readIn({ ko: seoul, id: people.jakarta, en: late }[lang]!, lang).values()]);
  const byEngine = Object.groupBy(jobs, (job) => job.engine);
  const sorted = delays.toSorted((a, b) => a - b);
  console.log(
    [
      `lines: ${conversation.length}; read by the phrasebook: ${byEngine['phrasebook']?.length ?? 0}, by the engine: ${byEngine['libretranslate']?.length ?? 0} (ko, id and en)`,
      `calls answered per text and language: ${(engine.calls.length / kinds.size).toFixed(2)}; characters: ${engine.calls.flatMap(({ texts }) => texts).join('').length}`,
      `a message’s own way, with the engine ${LATE_MS} ms late: p50 ${sorted[sorted.length >> 1]!.toFixed(0)} ms, p95 ${sorted[Math.floor(sorted.length * 0.95)]!.toFixed(0)} ms`,
    ].join('\n'),
  );
  // What it answered it wasn’t asked again, its death in the middle or not.
  expect(Math.max(...kinds.values())).toBe(1);
  expect(byEngine['libretranslate']?.length ?? 0).toBeGreaterThan(jobs.length * 0.4);
}, 600_000);
