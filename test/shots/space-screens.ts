import type { Page } from 'playwright-core';
import type { Person } from '../support/browser';
import { friendsWords } from '../support/friends-words';
import { spaceWords } from '../support/space-words';
import type { Screen } from './screens';
import { HANDLES, type Name } from './spaces-world';

const space = (name: Name) => () => `/u/${encodeURIComponent(HANDLES[name])}`;
const editor = (name: Name) => () => `${space(name)()}/edit`;
const langOf = async (page: Page) => (await page.evaluate(() => document.documentElement.lang)) as keyof typeof spaceWords;
const settled = async ({ page }: Person) => {
  await page.waitForLoadState('networkidle');
  // Pictures further down are fetched when they come into sight.
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
      scrollTo(0, y);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    scrollTo(0, 0);
    await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => null)));
  });
};

/** A dialog or a panel is there, with the pictures that one sees of it. */
const opened = async (page: Page) => {
  await page.getByRole('dialog').or(page.getByTestId('panel')).first().waitFor();
  await page.waitForFunction(() =>
    Array.from(document.images).every((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return image.complete || bottom < 0 || top > innerHeight;
    }),
  );
};

/** Opens a tool of the editor, or what a button of a page opens. */
const pressed = (name: (words: (typeof spaceWords)['en'] & (typeof friendsWords)['en']) => string) => async (person: Person) => {
  await settled(person);
  const lang = await langOf(person.page);
  await person.page
    .getByRole('button', { name: name({ ...spaceWords[lang], ...friendsWords[lang] }), exact: true })
    .first()
    .click();
  await opened(person.page);
};

export const spaceScreens: Screen[] = [
  { name: 'space-danbi', as: 'Raka', at: space('단비'), act: settled, whole: true },
  { name: 'space-sogeum', at: space('소금빵'), act: settled, whole: true },
  { name: 'space-yuzu', as: '단비', at: space('ユズ'), act: settled, whole: true },
  { name: 'space-raka', at: space('Raka'), act: settled, whole: true },
  { name: 'space-haruka', as: 'Theo', at: space('はるか'), act: settled, whole: true },
  { name: 'space-theo', at: space('Theo'), act: settled, whole: true },
  { name: 'space-mine', as: '소금빵', at: space('소금빵'), act: settled, whole: true },
  { name: 'space-small', as: '단비', at: () => '/u/perpustakaan_senja', act: settled, whole: true },
  {
    name: 'space-signing',
    as: 'Theo',
    at: space('단비'),
    act: async (person) => {
      await settled(person);
      await person.page.getByTestId('guestbook').getByRole('button').first().click();
      await opened(person.page);
    },
  },
  {
    name: 'space-giving',
    as: 'Theo',
    at: space('단비'),
    act: async (person) => {
      await settled(person);
      await person.page.getByTestId('gifts').getByRole('button').last().click();
      await opened(person.page);
    },
  },
  { name: 'editor', as: 'ユズ', at: editor('ユズ'), act: settled },
  { name: 'editor-themes', as: '단비', at: editor('단비'), act: pressed((words) => words.profile_tool_theme) },
  { name: 'editor-background', as: 'はるか', at: editor('はるか'), act: pressed((words) => words.profile_tool_background) },
  { name: 'editor-blocks', as: 'Raka', at: editor('Raka'), act: pressed((words) => words.profile_tool_blocks) },
  { name: 'editor-stickers', as: '소금빵', at: editor('소금빵'), act: pressed((words) => words.profile_tool_stickers) },
  { name: 'editor-drawing', as: 'Theo', at: editor('Theo'), act: pressed((words) => words.profile_tool_draw) },
  {
    name: 'editor-block',
    as: 'Theo',
    at: editor('Theo'),
    act: async (person) => {
      await settled(person);
      await person.page.locator('[data-over="links"]').click();
      await opened(person.page);
    },
  },
  { name: 'friends', as: 'long', at: () => '/friends', act: settled },
  { name: 'friends-stranger', at: () => '/friends' },
  { name: 'inbox', as: '단비', at: () => '/inbox', act: settled },
  { name: 'inbox-choices', as: 'ユズ', at: () => '/inbox', act: pressed((words) => words.friends_choices) },
  { name: 'character', as: 'Raka', at: () => '/character', act: settled },
  { name: 'character-new', as: 'long', at: () => '/character', act: settled },
  { name: 'welcome', as: 'newcomer', at: () => '/welcome', act: settled },
  { name: 'account-mine', as: '소금빵', at: () => '/account', act: settled },
];
