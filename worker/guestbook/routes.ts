import { Hono, type Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { issuesOf } from '../../rooms/protocol/issues';
import { detect } from '../../rooms/translation/detect';
import { describe } from '../docs/describe';
import * as friendships from '../friends/store';
import type { App } from '../http/app';
import { inBackground } from '../http/background';
import { mayTranslate } from '../http/limit';
import { cursorOf } from '../http/page';
import { valid } from '../http/valid';
import { z } from '../http/z';
import { tell } from '../inbox/store';
import { asOwner, leaver } from '../profiles/leaver';
import { blockIn, permits } from '../profiles/look';
import { quoteOf } from '../profiles/quote';
import { visit, type Visit } from '../profiles/visit';
import { answersOf, translationsAnswer, translationsInput } from '../translations/input';
import { translate } from '../translations/store';
import { noteAnswer, noteInput, notesPage, notesQuery, stateInput, type Note, type NoteInput } from './input';
import { guestbookOptions } from './options';
import { find, pageOf, rowsOf } from './read';
import { firstState } from './rules';
import * as notes from './store';

/** Whoever may look into a space's guest book. */
async function reading(c: Context<App>): Promise<Visit> {
  const visiting = await visit(c, c.req.param('handle') ?? '');
  if (!permits(visiting, 'guestbook', 'see')) throw new AppError(visiting.visitor === null ? 'auth.required' : 'auth.forbidden');
  return visiting;
}

/** The note of this request's book that its visitor sees. */
async function noteIn(c: Context<App>, visiting: Visit): Promise<{ note: Note; author: string }> {
  const found = await find(c.var.db, visiting, c.req.param('id') ?? '');
  if (found === null) throw new AppError('note.not_found');
  return found;
}

/** What an author without a profile signs with. Without a name there is nobody to answer to. */
function signature(c: Context<App>, profileName: string | undefined, { name }: NoteInput): string | null {
  if (profileName !== undefined) return null;
  if (name !== undefined) return name;
  const { error } = z.object({ name: z.string() }).safeParse({}, { reportInput: true });
  throw new AppError('input.invalid', { issues: error ? issuesOf(error, c.var.lang) : [] });
}

/** What the owner hears of a note. What guests write is in the book alone: nothing else would know to forget it. */
const told = (note: Note, person: string, signed: string | null) => ({
  kind: note.state === 'waiting' ? ('guestbook.waiting' as const) : ('guestbook.written' as const),
  by: signed === null ? { person } : { name: signed },
  about: { note: note.id, sticker: note.sticker, isPrivate: note.isPrivate, ...(signed === null ? { text: quoteOf(note.text) } : {}) },
  once: note.id,
});

const SEES = ['auth.required', 'auth.forbidden', 'profile.not_found'] as const;

export const guestbook = new Hono<App>()
  .get(
    '/profiles/:handle/guestbook',
    describe('profiles', 'Read a guest book', { 200: ['Newest first.', notesPage] }, ['input.invalid', ...SEES], 'optional'),
    valid('query', notesQuery),
    async (c) => {
      const visiting = await reading(c);
      const asked = c.req.valid('query');
      const { items, nextCursor } = pageOf(await rowsOf(c.var.db, visiting, asked), visiting, asked.limit);
      return c.json({ items, nextCursor: nextCursor && cursorOf(nextCursor) }, 200);
    },
  )
  .post(
    '/profiles/:handle/guestbook',
    describe(
      'profiles',
      'Write into a guest book',
      {
        201: ['Written; `waiting` where the owner looks first.', noteAnswer],
        200: ['Was written before, with the same `id`.', noteAnswer],
      },
      ['input.invalid', 'input.too_large', 'account.required', ...SEES, 'rate.limited'],
      'session',
    ),
    valid('json', noteInput),
    async (c) => {
      const visiting = await reading(c);
      const person = await leaver(c, visiting, 'guestbook');
      const input = c.req.valid('json');
      const options = blockIn(visiting, 'guestbook')?.options ?? guestbookOptions.parse({});
      if ((input.isPrivate && !options.private) || (input.drawing && !options.drawings)) throw new AppError('auth.forbidden');
      const signed = signature(c, await notes.profileNameOf(c.var.db, person), input);
      const isOwner = visiting.relation === 'owner';
      const isGuest = visiting.relation === 'stranger';
      const state = firstState(options, { isOwner, isGuest, isPrivate: input.isPrivate });
      const lang = input.text === '' ? 'und' : detect(input.text, input.lang);
      const { id, fresh } = await notes.write(c.var.db, visiting, { person, guest: isGuest, signed }, { ...input, lang, state });
      const found = await find(c.var.db, visiting, id);
      if (found === null) throw new AppError('note.not_found');
      const { note } = found;
      if (fresh && !isOwner) {
        await tell(c, visiting.owner.person, told(note, person, signed));
        // By the time its owner looks, it is in their language.
        const reader = { env: c.env, db: c.var.db, mayAsk: () => mayTranslate(c, person) };
        await inBackground(c, 'guestbook', translate(reader, [note], visiting.owner.lang));
      }
      return c.json({ note }, fresh ? 201 : 200);
    },
  )
  .post(
    '/profiles/:handle/guestbook/translations',
    describe(
      'profiles',
      'Have notes translated',
      { 200: ['Those of the notes that read otherwise in this language. What was translated once is kept.', translationsAnswer] },
      ['input.invalid', ...SEES],
      'session',
    ),
    valid('json', translationsInput),
    async (c) => {
      const visiting = await reading(c);
      const { visitor } = visiting;
      if (visitor === null) throw new AppError('auth.required');
      const { lang, ids } = c.req.valid('json');
      const texts = await rowsOf(c.var.db, visiting, { limit: ids.length, ids });
      const reader = { env: c.env, db: c.var.db, mayAsk: () => mayTranslate(c, visitor.person) };
      return c.json({ items: answersOf(await translate(reader, texts, lang)) }, 200);
    },
  )
  .put(
    '/profiles/:handle/guestbook/:id/state',
    describe(
      'profiles',
      'Let a note show, or hide it',
      { 200: ['For the owner of the book. What is hidden its author still sees.', noteAnswer] },
      ['input.invalid', ...SEES, 'note.not_found'],
      'session',
    ),
    valid('json', stateInput),
    async (c) => {
      const visiting = await reading(c);
      asOwner(visiting);
      const { note } = await noteIn(c, visiting);
      const { state } = c.req.valid('json');
      await notes.setState(c.var.db, note.id, state);
      return c.json({ note: { ...note, state } }, 200);
    },
  )
  .delete(
    '/profiles/:handle/guestbook/:id',
    describe(
      'profiles',
      'Delete a note',
      { 204: ['Gone for everybody. For its author, and the owner of the book.'] },
      [...SEES, 'note.not_found'],
      'session',
    ),
    async (c) => {
      const visiting = await reading(c);
      const { note } = await noteIn(c, visiting);
      if (!note.isMine) asOwner(visiting);
      await notes.remove(c.var.db, note.id);
      return c.body(null, 204);
    },
  )
  .put(
    '/profiles/:handle/guestbook/:id/block',
    describe(
      'profiles',
      'Block who wrote a note',
      { 204: ['They and the owner of the book are out of each other’s sight, here and everywhere, with all that they wrote.'] },
      [...SEES, 'note.not_found'],
      'session',
    ),
    async (c) => {
      const visiting = await reading(c);
      asOwner(visiting);
      const { note, author } = await noteIn(c, visiting);
      await friendships.block(c.var.db, visiting.owner.person, author, note.by.name);
      return c.body(null, 204);
    },
  );
