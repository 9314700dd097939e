import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Lang } from '../../../rooms/protocol/lang.ts';
import { coffee } from './coffee.ts';
import { jogja } from './jogja.ts';
import { rememberedPeople, type Reach } from './people.ts';
import type { DemoRoom } from './room.ts';
import { EMAILS, settle } from './spaces/settle.ts';
import { talker, type Talker } from './talk.ts';
import { webtoon } from './webtoon.ts';

const DEMO = [webtoon, jogja, coffee];

/** Whoever opens a demo room finds it in their language. */
const READ: readonly Lang[] = ['ko', 'ja', 'id', 'en'];

/** How long a start waits for translations; what comes later is there for whoever reads then. */
const TRANSLATED_MS = 20_000;

const joined = z.object({
  room: z.object({ slug: z.string(), url: z.string() }),
  key: z.string(),
  ticket: z.string(),
  socketUrl: z.string(),
});
const ticket = z.object({ ticket: z.string(), socketUrl: z.string() });
const history = z.object({ items: z.array(z.object({ seq: z.number(), text: z.string(), author: z.object({ nickname: z.string() }) })) });
const directory = z.object({ items: z.array(z.object({ slug: z.string() })) });

type People = ReturnType<typeof rememberedPeople>;

async function parsed<T>(schema: z.ZodType<T>, answer: Awaited<ReturnType<Reach['fetch']>>): Promise<T> {
  const text = await answer.text();
  if (answer.status >= 300) throw new Error(`The demo rooms could not be made: ${answer.status} ${text}`);
  return schema.parse(JSON.parse(text));
}

/** Makes the room, or finds it again, and brings its people in. */
async function gather({ title, topic, description, translations, people: cast }: DemoRoom, reach: Reach, people: People) {
  const post = async (nickname: string, path: string, body: object) => {
    // The same person and key make the same room: a start after a crash finds it again.
    const key = createHash('sha256').update(`demo:${title}`).digest('hex');
    const headers = { authorization: `Bearer ${await people.token(nickname)}`, 'content-type': 'application/json', 'idempotency-key': key };
    return parsed(joined, await reach.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
  };
  const members: [string, Talker][] = [];
  const readers = new Map<Lang, Talker>();
  const connect = (lang: Lang, answer: z.infer<typeof ticket>) =>
    talker(reach, `${answer.socketUrl}?ticket=${answer.ticket}&v=1&lang=${lang}`);
  let room: z.infer<typeof joined>['room'] | undefined;
  let memberKey = '';
  for (const [nickname, lang] of Object.entries(cast)) {
    const answer: z.infer<typeof joined> = room
      ? await post(nickname, `/api/rooms/${room.slug}/join`, { nickname, lang })
      : await post(nickname, '/api/rooms', { title, topic, description, translations, nickname, lang });
    room = answer.room;
    memberKey = answer.key;
    const member = await connect(lang, answer);
    members.push([nickname, member]);
    readers.set(lang, member);
  }
  if (!room) throw new Error('A demo room needs people.');
  // A message is translated for those who are there: somebody reads along in each language.
  for (const lang of READ) {
    if (readers.has(lang)) continue;
    const headers = { authorization: `Bearer ${memberKey}` };
    readers.set(
      lang,
      await connect(lang, await parsed(ticket, await reach.fetch(`/api/rooms/${room.slug}/ticket`, { method: 'POST', headers }))),
    );
  }
  return { room, members: new Map(members), readers };
}

/** Says what hasn't been said yet, and puts the reactions on it. Returns the room's address. */
async function play(demo: DemoRoom, reach: Reach, people: People): Promise<{ slug: string; url: string }> {
  const { room, members, readers } = await gather(demo, reach, people);
  const said = await parsed(history, await reach.fetch(`/api/rooms/${room.slug}/messages?limit=100`));
  const seqs: number[] = [];
  for (const line of demo.lines) {
    const earlier = said.items.find(({ text, author }) => text === line.text && author.nickname === line.by);
    const seq = earlier?.seq ?? (await members.get(line.by)?.say(line, line.replyTo === undefined ? undefined : seqs[line.replyTo]));
    if (seq === undefined) throw new Error(`${line.by} isn't among the people of “${demo.title}”.`);
    for (const [emoji, names] of Object.entries(line.reactions ?? {})) for (const name of names) members.get(name)?.react(seq, emoji);
    seqs.push(seq);
  }
  for (const member of members.values()) await member.settled();
  await translated(demo, seqs, readers);
  for (const one of new Set([...members.values(), ...readers.values()])) one.close();
  return room;
}

/** Until every line can be read in every language, as far as the engines know it: the page and who comes later find it so. */
async function translated({ lines }: DemoRoom, seqs: readonly number[], readers: ReadonlyMap<Lang, Talker>): Promise<void> {
  const isDone = () => [...readers].every(([lang, reader]) => reader.hasRead(seqs.filter((_, i) => lines[i]?.lang !== lang)));
  for (const until = Date.now() + TRANSLATED_MS; Date.now() < until && !isDone();) await new Promise((done) => setTimeout(done, 50));
}

/** The directory is a few seconds behind; a newcomer who opens the front page should find the rooms there. */
async function listed(slugs: string[], reach: Reach): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; await new Promise((done) => setTimeout(done, 200))) {
    const { items } = await parsed(directory, await reach.fetch('/api/rooms?spoken=true'));
    if (slugs.every((slug) => items.some((room) => room.slug === slug))) return;
  }
  throw new Error('The demo rooms did not reach the directory.');
}

/** Makes the three public demo rooms, and spaces for some of their people, by the public API alone, but for days that go by. Done again, it adds only what is missing. */
export async function seed(stateDir: string, reach: Reach, say: (line: string) => void): Promise<string[]> {
  const people = rememberedPeople(stateDir, reach, EMAILS);
  const rooms = await Promise.all(DEMO.map((demo) => play(demo, reach, people)));
  await listed(
    rooms.map(({ slug }) => slug),
    reach,
  );
  say('Making the demo spaces …');
  const spaces = await settle(reach, people);
  const { origin } = new URL(rooms[0]?.url ?? '');
  return [...rooms.map(({ url }) => url), ...spaces.map(({ path }) => `${origin}${path}`)];
}
