import { z } from 'zod';
import type { Lang } from '../../rooms/protocol/lang';
import type { RoomView } from '../../rooms/protocol/room';
import type { Env } from '../env';
import { cardOf } from './card';
import { drawable, type Slice } from './fonts';

const slicesJson = z.array(
  z.object({
    family: z.enum(['noto-sans-kr', 'noto-sans-jp', 'noto-emoji']),
    name: z.string(),
    ranges: z.array(z.tuple([z.number(), z.number()])),
  }),
);
/** A drawn card is kept this long in the data centre that drew it. */
const KEPT_S = 24 * 60 * 60;
let slices: Promise<Slice[]> | undefined;

async function asset(env: Pick<Env, 'ASSETS'>, name: string): Promise<Response> {
  const answer = await env.ASSETS.fetch(`https://assets.local/card-fonts/${name}`);
  if (!answer.ok) throw new Error(`The card's ${name} is missing: ${answer.status}.`);
  return answer;
}

async function readSlices(env: Pick<Env, 'ASSETS'>): Promise<Slice[]> {
  slices ??= asset(env, 'slices.json').then(async (answer) => slicesJson.parse(await answer.json()));
  // What failed once is tried again by the next.
  slices.catch(() => (slices = undefined));
  return slices;
}

/** Names what a picture is drawn from, so that one that looks the same is drawn once. */
async function nameOf(card: object): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(card)));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The picture of a room's card in a language, drawn unless it is still here; `mayDraw` may refuse that, by throwing. */
export async function picture(
  env: Env,
  room: RoomView,
  lang: Lang,
  mayDraw: () => Promise<void>,
): Promise<{ png: ArrayBuffer; name: string }> {
  const all = await readSlices(env);
  const card = cardOf(room, lang, (text) => drawable(text, all));
  const name = await nameOf(card);
  const cache = await caches.open('cards');
  const address = `https://cards.local/${name}.png`;
  const kept = await cache.match(address);
  if (kept) return { png: await kept.arrayBuffer(), name };
  await mayDraw();
  const { render } = await import('./render');
  const png = (await render(card, all, async (file) => (await asset(env, `${file}.woff`)).arrayBuffer())).slice().buffer;
  await cache.put(address, new Response(png, { headers: { 'content-type': 'image/png', 'cache-control': `public, max-age=${KEPT_S}` } }));
  return { png, name };
}
