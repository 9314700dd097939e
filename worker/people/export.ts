import { makeZip } from 'client-zip';
import type { Lang } from '../../rooms/protocol/lang';
import type { OwnWord } from '../../rooms/rpc';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { allMembers } from '../members/doubles';
import { ask } from '../room-stub';
import { BELONGINGS } from './all-belongings';
import { page, type Section } from './export-page';
import { memberOf } from './names';
import { allOf } from './takeover';

type File = { name: string; input: string | ArrayBuffer | AsyncIterable<Uint8Array>; lastModified: Date };
type Mine = { slug: string; member: string };

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const utf8 = new TextEncoder();

/** Nothing that a file is called leads out of its folder. */
const fileName = (name: string) => name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^\.+/, '') || 'file';

/** One page after the other of what somebody said in a room, as its member. */
async function* wordsOf(env: Env, { slug, member }: Mine): AsyncGenerator<{ title: string; nickname: string; items: OwnWord[] }> {
  for (let after: number | null = 0; after !== null;) {
    const from: number = after;
    const answer = await ask(env, slug, (room) => room.words(member, from));
    if (!answer.ok) return;
    yield answer;
    after = answer.next;
  }
}

/** The words of one room as JSON, written as they come: nobody's memory holds a whole room. */
async function* roomFile(env: Env, mine: Mine): AsyncGenerator<Uint8Array> {
  /** What stands before the next message; null: the file hasn't begun. */
  let between: string | null = null;
  for await (const { title, nickname, items } of wordsOf(env, mine)) {
    if (between === null) yield utf8.encode(`${JSON.stringify({ room: mine.slug, title, nickname }).slice(0, -1)},"messages":[`);
    between ??= '';
    for (const item of items) {
      yield utf8.encode(`${between}\n${JSON.stringify(item)}`);
      between = ',';
    }
  }
  yield utf8.encode(between === null ? '{}\n' : '\n]}\n');
}

/** What every feature keeps of a person and of the guests whom they were; one thing is one section. */
async function sectionsOf(db: Db, persons: string[]): Promise<Section[]> {
  const all = await Promise.all(
    BELONGINGS.map(async ({ name, export: read }) => {
      const found = await Promise.all(persons.map((id) => read(db, id)));
      const [own, ...others] = found;
      const more = others.filter((value) => !(value === undefined || value === null || (Array.isArray(value) && value.length === 0)));
      return { name, value: more.length && name !== 'account' ? [own, ...more] : own };
    }),
  );
  return all.filter(({ value }) => value !== undefined && value !== null);
}

/**
 * All that is somebody's, as a ZIP that is made while it is sent: a JSON file a feature, one a room with what they said there, their pictures,
 * and `index.html`, which shows it all without a network. What the database has is read before the first byte, so that a failure is one.
 */
export async function exportOf(env: Env, db: Db, person: string, lang: Lang): Promise<{ name: string; body: ReadableStream<Uint8Array> }> {
  const now = new Date();
  const persons = await allOf(db, person);
  const sections = await sectionsOf(db, persons);
  const members = (await Promise.all(persons.map((id) => allMembers(db, id)))).flat();
  const rooms = await Promise.all(members.map(async ({ slug, knownAs }) => ({ slug, member: await memberOf(env, knownAs, slug) })));

  async function* files(): AsyncGenerator<File> {
    const pictures: string[] = [];
    for (const { name, value } of sections) yield { name: `${name}.json`, input: json(value), lastModified: now };
    for (const [i, mine] of rooms.entries())
      yield { name: `messages/${i + 1}-${mine.slug}.json`, input: roomFile(env, mine), lastModified: now };
    for (const { name: feature, files: filesOf } of BELONGINGS)
      for (const id of filesOf ? persons : [])
        for await (const { name, bytes } of filesOf!(env, db, id)) {
          const path = `files/${fileName(feature)}/${fileName(name)}`;
          pictures.push(path);
          yield { name: path, input: bytes, lastModified: now };
        }
    const said = rooms.map((mine) => () => wordsOf(env, mine));
    yield { name: 'index.html', input: page({ lang, madeAt: now, sections, pictures, said }), lastModified: now };
  }
  const stamp = now.toISOString().slice(0, 10);
  return { name: `OpenLink-${stamp}.zip`, body: makeZip(files()) };
}
