import { createHash } from 'node:crypto';
import { z } from 'zod';
import { coffee } from './coffee.ts';
import { jogja } from './jogja.ts';
import { rememberedPeople, type Reach } from './people.ts';
import type { DemoRoom } from './room.ts';
import { talker } from './talk.ts';
import { webtoon } from './webtoon.ts';

const DEMO = [webtoon, jogja, coffee];

const joined = z.object({ room: z.object({ slug: z.string(), url: z.string() }), ticket: z.string(), socketUrl: z.string() });
const history = z.object({ items: z.array(z.object({ seq: z.number(), text: z.string(), author: z.object({ nickname: z.string() }) })) });
const directory = z.object({ items: z.array(z.object({ slug: z.string() })) });

type People = ReturnType<typeof rememberedPeople>;

async function parsed<T>(schema: z.ZodType<T>, answer: Awaited<ReturnType<Reach['fetch']>>): Promise<T> {
  const text = await answer.text();
  if (answer.status >= 300) throw new Error(`The demo rooms could not be made: ${answer.status} ${text}`);
  return schema.parse(JSON.parse(text));
}

/** Makes the room, or finds it again, and brings its people in. */
async function gather({ title, topic, description, people: cast }: DemoRoom, reach: Reach, people: People) {
  const post = async (nickname: string, path: string, body: object) => {
    // The same person and key make the same room: a start after a crash finds it again.
    const key = createHash('sha256').update(`demo:${title}`).digest('hex');
    const headers = { authorization: `Bearer ${await people.token(nickname)}`, 'content-type': 'application/json', 'idempotency-key': key };
    return parsed(joined, await reach.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
  };
  const members: [string, Awaited<ReturnType<typeof talker>>][] = [];
  let room: { slug: string; url: string } | undefined;
  for (const [nickname, lang] of Object.entries(cast)) {
    const answer: z.infer<typeof joined> = room
      ? await post(nickname, `/api/rooms/${room.slug}/join`, { nickname, lang })
      : await post(nickname, '/api/rooms', { title, topic, description, nickname, lang });
    room = answer.room;
    members.push([nickname, await talker(reach, `${answer.socketUrl}?ticket=${answer.ticket}&v=1&lang=${lang}`)]);
  }
  if (!room) throw new Error('A demo room needs people.');
  return { room, members: new Map(members) };
}

/** Says what hasn't been said yet, and puts the reactions on it. Returns the room's address. */
async function play(demo: DemoRoom, reach: Reach, people: People): Promise<{ slug: string; url: string }> {
  const { room, members } = await gather(demo, reach, people);
  const said = await parsed(history, await reach.fetch(`/api/rooms/${room.slug}/messages?limit=100`));
  const seqs: number[] = [];
  for (const line of demo.lines) {
    const earlier = said.items.find(({ text, author }) => text === line.text && author.nickname === line.by);
    const seq = earlier?.seq ?? (await members.get(line.by)?.say(line, line.replyTo === undefined ? undefined : seqs[line.replyTo]));
    if (seq === undefined) throw new Error(`${line.by} isn't among the people of “${demo.title}”.`);
    for (const [emoji, names] of Object.entries(line.reactions ?? {})) for (const name of names) members.get(name)?.react(seq, emoji);
    seqs.push(seq);
  }
  for (const member of members.values()) {
    await member.settled();
    member.close();
  }
  return room;
}

/** The directory is a few seconds behind; a newcomer who opens the front page should find the rooms there. */
async function listed(slugs: string[], reach: Reach): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; await new Promise((done) => setTimeout(done, 200))) {
    const { items } = await parsed(directory, await reach.fetch('/api/rooms?spoken=true'));
    if (slugs.every((slug) => items.some((room) => room.slug === slug))) return;
  }
  throw new Error('The demo rooms did not reach the directory.');
}

/** Makes the three public demo rooms by the public API alone. Done again, it adds only what is missing. */
export async function seed(stateDir: string, reach: Reach): Promise<string[]> {
  const people = rememberedPeople(stateDir, reach);
  const rooms = await Promise.all(DEMO.map((demo) => play(demo, reach, people)));
  await listed(
    rooms.map(({ slug }) => slug),
    reach,
  );
  return rooms.map(({ url }) => url);
}
