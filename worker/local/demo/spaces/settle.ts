import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Reach, rememberedPeople } from '../people.ts';
import { danbi } from './danbi.ts';
import { haruka } from './haruka.ts';
import { raka } from './raka.ts';
import { sogeum } from './sogeum.ts';
import type { DemoDay, DemoSpace } from './space.ts';
import { theo } from './theo.ts';
import { yuzu } from './yuzu.ts';

const SPACES = [danbi, sogeum, yuzu, raka, haruka, theo];

/** At which addresses sign-in codes reach those who have spaces. */
export const EMAILS: ReadonlyMap<string, string> = new Map(SPACES.map(({ owner, email }) => [owner, email]));

const space = z.object({ profile: z.object({ handle: z.string() }), edition: z.number() });
const feeling = z.object({ feeling: z.object({ id: z.string() }) });
const event = z.object({ event: z.object({ id: z.string() }) });
const own = z.object({ profile: z.unknown() });
const adopted = z.object({ pet: z.object({ createdAt: z.number() }) });
const DAY_MS = 24 * 60 * 60 * 1000;

/** Of a day on which nothing of the demo was made, so that what is made again after a crash has the same name (RFC 9562 §5.7). */
function idOf(...what: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(what)).digest('hex');
  return `019a0000-0000-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

/** A day by the calendar of a zone, `2026-11-21`. */
function dateOf({ yearsAgo, inDays, zone }: DemoDay): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() + inDays * DAY_MS);
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  // The 29th of February is not in every year.
  return new Date(Date.UTC(year - yearsAgo, month - 1, Math.min(day, 28))).toISOString().slice(0, 10);
}

type People = ReturnType<typeof rememberedPeople>;

/** Gives people of the demo rooms accounts and spaces, and has them visit each other: by the public API alone, but for days that go by. Done again, it adds only what is missing. */
export async function settle(reach: Reach, people: People): Promise<{ name: string; path: string }[]> {
  const ask = async (by: string, method: string, path: string, body?: object, lang?: string) => {
    const headers: Record<string, string> = {
      authorization: `Bearer ${await people.token(by)}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(lang ? { 'accept-language': lang } : {}),
    };
    const answer = await reach.fetch(`/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    if (answer.status >= 300) throw new Error(`A demo space could not be made: ${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const at = ({ handle }: DemoSpace, path = '') => `/profiles/${encodeURIComponent(handle)}${path}`;

  async function moveIn({ owner, handle, lang, born }: DemoSpace) {
    await people.signUp(owner);
    if (own.parse(await ask(owner, 'GET', '/me/profile')).profile === null)
      await ask(owner, 'POST', '/profiles', { handle, name: owner, lang, born });
  }

  async function furnish(demo: DemoSpace) {
    const { owner, recipe, look, mood, feelings, days, pet } = demo;
    const { edition } = space.parse(await ask(owner, 'GET', at(demo)));
    if (edition === 1) await ask(owner, 'PUT', at(demo, '/look'), { look, edition });
    await ask(owner, 'PATCH', '/me/profile', { listed: true });
    await ask(owner, 'PUT', '/characters/mine', { recipe });
    await ask(owner, 'PUT', '/me/mood', mood);
    for (const { answers, ...put } of feelings) {
      const made = feeling.parse(await ask(owner, 'POST', '/me/feelings', { id: idOf(owner, put.text), ...put })).feeling;
      for (const [by, level] of Object.entries(answers))
        await ask(by, 'PUT', at(demo, `/feelings/${made.id}/answer`), level === null ? {} : { level });
    }
    for (const day of days) {
      const { kind, icon, title, zone } = day;
      const body = { id: idOf(owner, title), kind, icon, title, date: dateOf(day), zone };
      const made = event.parse(await ask(owner, 'POST', '/me/events', body)).event;
      if (day.kind === 'yearly' && day.inDays === 0)
        for (const by of demo.friends) await ask(by, 'PUT', at(demo, `/events/${made.id}/celebration`));
    }
    const { kind, coat, name } = pet;
    const { createdAt } = adopted.parse(await ask(owner, 'PUT', at(demo, '/pet'), { kind, coat, name })).pet;
    await raise(demo, Math.floor((Date.now() - createdAt) / DAY_MS));
  }

  /** A pet is looked after by its owner for some days, `lived` of which have gone by, and for a little today: visitors want something to do. */
  async function raise(demo: DemoSpace, lived: number) {
    const { owner, handle, pet } = demo;
    const days = reach.dayGoesBy ? pet.days : 0;
    const act = (day: number, what: string, deed: object) =>
      ask(owner, 'POST', at(demo, '/pet/deeds'), { id: idOf(owner, 'pet', `${day}`, what), ...deed });
    const care = async (day: number, deeds: object[]) => {
      for (const [n, deed] of deeds.entries()) await act(day, `${n}`, deed);
      const trick = pet.lessons[day];
      if (trick) await act(day, 'lesson', { deed: 'teach', with: trick });
    };
    const meal = { deed: 'feed', with: pet.food };
    const game = { deed: 'play', with: 'ball' };
    for (let day = lived; day < days; day++) {
      await care(day, [meal, meal, game, { deed: 'wash' }]);
      await reach.dayGoesBy?.(handle);
    }
    await care(days, days > 0 ? [meal, game] : []);
  }

  async function visit(demo: DemoSpace) {
    const { friends, notes, gifts, cheers, pet } = demo;
    for (const name of friends) await ask(demo.owner, 'PUT', at(named(name), '/follow'));
    for (const { by, ...note } of notes.toReversed())
      await ask(by, 'POST', at(demo, '/guestbook'), { id: idOf(demo.owner, by, 'note'), ...note }, note.lang);
    for (const { by, ...gift } of gifts.toReversed())
      await ask(by, 'POST', at(demo, '/gifts'), { id: idOf(demo.owner, by, 'gift'), ...gift }, gift.lang);
    for (const [by, kinds] of Object.entries(cheers)) for (const kind of kinds) await ask(by, 'PUT', at(demo, `/cheers/${kind}`));
    for (const [by, deed] of Object.entries(pet.visitors))
      await ask(by, 'POST', at(demo, '/pet/deeds'), { id: idOf(demo.owner, by, 'deed'), ...deed });
  }

  for (const demo of SPACES) await moveIn(demo);
  for (const demo of SPACES) await furnish(demo);
  for (const demo of SPACES) await visit(demo);
  return SPACES.map(({ owner, handle }) => ({ name: owner, path: `/u/${encodeURIComponent(handle)}` }));
}

function named(name: string): DemoSpace {
  const found = SPACES.find(({ owner }) => owner === name);
  if (!found) throw new Error(`${name} has no space.`);
  return found;
}
