import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import type { DeedInput } from './input';
import { hindrance, NONE, type Hindrance, type Tallies } from './limits';
import { after } from './rules';
import * as pets from './store';
import { petOf, type Row } from './view';

/** Deeds for one pet come one after the other; who comes last of so many at once may try again. */
const TRIES = 60;
const WAIT_MS = 40;

type Done = { row: Row; tallies: Tallies; done: pets.Done; fresh: boolean; isFirstToday: boolean };

function refuse({ why, waitMs }: Hindrance, lang: string): never {
  if (why === 'owners') throw new AppError('auth.forbidden');
  if (why === 'small') throw new AppError('input.invalid', { issues: [{ path: 'with', message: SMALL[lang] ?? SMALL['en']! }] });
  throw new AppError('pet.enough', { retryAfterMs: waitMs ?? undefined });
}

const SMALL: Record<string, string> = {
  ko: '조금 더 자라면 배울 수 있어요.',
  ja: 'もう少し大きくなったら覚えられます。',
  id: 'Tunggu sampai ia sedikit lebih besar, ya.',
  en: 'It has to grow a little first.',
};

/**
 * Somebody does something for the pet of `owner`: once, however often it is sent, at the time of the server's clock. Nobody's pet is
 * `profile.not_found`; what can't be done now `pet.enough`, what isn't for visitors `auth.forbidden`.
 */
export async function act(db: Db, owner: string, person: string, { id, ...deed }: DeedInput, lang: string): Promise<Done> {
  for (let tries = 0; tries < TRIES; tries++) {
    const now = Date.now();
    const { row, tallies, done } = await pets.before(db, owner, person, id, now);
    if (!row) throw new AppError('profile.not_found');
    if (done) return { row, tallies, done, fresh: false, isFirstToday: false };
    const hindered = hindrance(petOf(row), deed, person === owner, tallies[deed.deed] ?? NONE, now);
    if (hindered) refuse(hindered, lang);
    const { pet, outcome } = after(petOf(row), deed, now);
    if (await pets.write(db, row, person, { id, deed: deed.deed, outcome, pet })) {
      const { kind: _, ...state } = pet;
      const isFirstToday = Object.values(tallies).every(({ mine }) => mine === 0);
      return {
        row: { ...row, ...state },
        tallies: person === owner ? tallies : counted(tallies, deed.deed, pet.at),
        done: { id, deed: deed.deed, outcome, at: pet.at },
        fresh: true,
        isFirstToday,
      };
    }
    await scheduler.wait(Math.random() * WAIT_MS);
  }
  throw new AppError('rate.limited', { retryAfterMs: 1000 });
}

/** The tallies with one more deed of the asking visitor's. */
function counted(tallies: Tallies, deed: DeedInput['deed'], at: number): Tallies {
  const { mine, mineFrom, all, allFrom } = tallies[deed] ?? NONE;
  return { ...tallies, [deed]: { mine: mine + 1, mineFrom: mineFrom ?? at, all: all + 1, allFrom: allFrom ?? at } };
}
