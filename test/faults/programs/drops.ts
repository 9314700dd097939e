import { v7 } from 'uuid';
import { isInstalled, PEERS } from '../../bench/peers.ts';
import { seeded } from '../../support/seeded.ts';
import { startProxy, type Proxy } from '../../support/tcp-proxy.ts';
import type { Program, Run } from '../program.ts';
import { socketIoSpeakers } from '../socketio-speaker.ts';
import { plainSpeaker, type Speaker } from '../speakers.ts';
import { Stage } from '../stage.ts';

const MEMBERS = 10;
/** Each says so many messages a second, within the contract's limit. */
const PER_SECOND = 2;
const TALK_MS = { short: 8000, full: 90_000 };
/** How long nobody gets through; in the first part of it the line swallows, as one does that is about to break. */
const DROP_MS = 2000;
const SWALLOW_MS = 500;
/** Between two drops of one line. */
const UP_MS = { least: 1500, most: 5000 };
/** After the last drop, as long as something still comes: when nothing has for so long, nothing will. */
const SETTLE_MS = 4000;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Every line drops for two seconds again and again, each in its own time, while all talk: what of it do the others hear? */
export const drops: Program = async (run) => {
  const startedAt = Date.now();
  const others = isInstalled() ? (['ws', 'socketio'] as const) : (['ws'] as const);
  const [summary, ...delivered] = await Promise.all([
    Stage.play('drops', run, { bans: 0 }, (stage) => oursIn(stage, run)),
    ...others.map((peer) => theirs(peer, run)),
  ]);
  others.forEach((peer, n) => (summary.delivered![peer] = delivered[n]!));
  summary.minutes = Math.round((Date.now() - startedAt) / 600) / 100;
  if (!isInstalled()) summary.notTried = 'Socket.IO: not installed (npm ci in test/bench)';
  return summary;
};

/** Our room, its clients as the contract has them; judged like any other beside being counted. */
async function oursIn(stage: Stage, run: Run): Promise<void> {
  const proxies = await proxiesTo(stage.server.port);
  const room = await stage.make(MEMBERS, (n) => `http://127.0.0.1:${proxies[n % MEMBERS]!.port}`);
  const clients = room.clients.slice(0, MEMBERS);
  await room.comeBack();
  let isOver = false;
  const coming = room.keepComing(() => isOver);
  const speakers = clients.map((client): Speaker => {
    const say = (id: string, text: string) => client.say(text, { id });
    return { heard: client.heard, ready: Promise.resolve(), say, end: () => client.cut() };
  });
  stage.summary.delivered = { openlink: await talk(speakers, proxies, run, () => stage.count('2 s drop')) };
  isOver = true;
  await coming;
  await stage.judge(room);
  for (const proxy of proxies) await proxy.stop();
}

async function theirs(peer: 'ws' | 'socketio', run: Run) {
  const server = await PEERS[peer].start({});
  const random = seeded(run.seed);
  const urls = await server.urls('', 0, MEMBERS);
  const proxies = await proxiesTo(Number(new URL(urls[0]!).port));
  const through = urls.map((address, n) => {
    const url = new URL(address);
    url.port = String(proxies[n]!.port);
    return url;
  });
  const socketIo = peer === 'socketio' ? await socketIoSpeakers() : undefined;
  const speakers = through.map((url) =>
    socketIo ? socketIo(`http://${url.host}/?member=${url.searchParams.get('member')}`) : plainSpeaker(url.href, random),
  );
  try {
    return await talk(speakers, proxies, run);
  } finally {
    for (const speaker of speakers) speaker.end();
    for (const proxy of proxies) await proxy.stop();
    await server.stop();
  }
}

const proxiesTo = (port: number) => Promise.all(Array.from({ length: MEMBERS }, () => startProxy({ to: port })));

/** All talk, all lines drop. Gives the deliveries that there should have been, and those that there were. */
async function talk(speakers: Speaker[], proxies: Proxy[], { seed, size }: Run, count = () => {}) {
  await Promise.all(speakers.map(({ ready }) => ready));
  const end = Date.now() + TALK_MS[size];
  const said: { id: string; by: number }[] = [];
  const dropping = proxies.map((proxy, n) => dropAgain(proxy, seeded(seed + n), end, count));
  const talking = speakers.map(async (speaker, by) => {
    const random = seeded(seed - by - 1);
    while (Date.now() < end) {
      // Open loop: whoever has no line says it all the same.
      await wait((-Math.log(1 - random()) * 1000) / PER_SECOND);
      const id = v7();
      said.push({ id, by });
      speaker.say(id, `${by} ${said.length} 안녕하세요`);
    }
  });
  await Promise.all([...talking, ...dropping]);
  const missing = () => speakers.reduce((sum, { heard }, n) => sum + said.filter(({ id, by }) => by !== n && !heard.has(id)).length, 0);
  let [left, since] = [missing(), Date.now()];
  while (left > 0 && Date.now() - since < SETTLE_MS) {
    await wait(50);
    if (missing() < left) [left, since] = [missing(), Date.now()];
  }
  const sent = said.length * (speakers.length - 1);
  return { sent, heard: sent - left };
}

async function dropAgain(proxy: Proxy, random: () => number, end: number, count: () => void): Promise<void> {
  await wait(random() * UP_MS.most);
  while (Date.now() < end) {
    const swallowMs = random() * SWALLOW_MS;
    count();
    proxy.halfOpen(true);
    await wait(swallowMs);
    proxy.refuse(true);
    proxy.cut();
    proxy.halfOpen(false);
    await wait(DROP_MS - swallowMs);
    proxy.refuse(false);
    await wait(UP_MS.least + random() * (UP_MS.most - UP_MS.least));
  }
}
