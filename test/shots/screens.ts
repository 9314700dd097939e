import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Person } from '../support/browser';
import { composer, online, ready, say, shown } from '../support/room-page';
import { until } from '../support/until';
import { spaceScreens } from './space-screens';
import type { Name } from './spaces-world';
import type { World } from './world';

export type Screen = {
  name: string;
  /** Whose session the browser has: a newcomer's is none. */
  as?: 'head' | 'member' | 'waiting' | 'refused' | 'banned' | 'newcomer' | 'long' | Name;
  at: (world: World) => string;
  /** What is done before the picture; it waits for what the picture is of. */
  act?: (person: Person, world: World) => Promise<void>;
  /** All of the page, not what a window shows of it. */
  whole?: boolean;
};

const room = ({ slug }: World) => `/r/${slug}`;
const stage = (page: Page, name: string) => page.locator(`[data-testid="room-end"][data-stage="${name}"]`).waitFor();
const ended =
  (name: string) =>
  ({ page }: Person) =>
    stage(page, name);
const inside = ({ page }: Person) => online(page);

/** The people and the room's own page: beside the talk on a desktop, over it on a phone. */
async function openSide({ page, phone, words }: Person): Promise<void> {
  await online(page);
  if (phone) await page.getByRole('button', { name: words.people_and_room }).click();
  await page.getByTestId('people').getByRole('listitem').first().waitFor();
}
const opened = (button: (person: Person) => string) => async (person: Person) => {
  await openSide(person);
  await person.page
    .getByRole('button', { name: button(person) })
    .first()
    .click();
  await person.page.getByRole('dialog').last().waitFor();
};
async function glossary(person: Person): Promise<void> {
  await opened(({ words }) => words.glossary)(person);
  await person.page.getByRole('table').first().waitFor();
}
async function messageMenu({ page, phone, words }: Person, whose = ':not(.mine)'): Promise<void> {
  await online(page);
  const line = page.locator(`[data-testid="room-log"] [data-state="sent"]${whose}`).last();
  if (phone) await line.locator('.bubble').click();
  else {
    await line.hover();
    await line.getByRole('button', { name: words.message_actions }).click();
  }
  await page.getByRole('button', { name: words.copy_link }).waitFor();
}

const sent = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string() })) });

/** Has a code sent to a new address of a usual length. */
async function askForCode(page: Page): Promise<string> {
  const email = `sora.${crypto.randomUUID().slice(0, 6)}@example.com`;
  await page.waitForLoadState('networkidle');
  await page.getByTestId('email').fill(email);
  await page.getByTestId('email').press('Enter');
  await page.getByTestId('code').waitFor();
  return email;
}
async function codeTo(page: Page, email: string): Promise<string> {
  const { items } = sent.parse(await (await page.request.get(new URL('/api/mailbox', page.url()).href)).json());
  return /\d{6}/.exec(items.find(({ to }) => to === email)?.subject ?? '')?.[0] ?? '';
}

export const screens: Screen[] = [
  { name: 'home', at: () => '/' },
  { name: 'home-search', at: () => `/?q=${encodeURIComponent('달')}` },
  { name: 'home-search-nothing', at: () => `/?q=${encodeURIComponent('없는것')}` },
  { name: 'home-of-one-kind', at: () => '/?kind=work' },
  { name: 'new', at: () => '/new', act: async ({ page }) => void (await ready(page)) },
  {
    name: 'new-with-errors',
    at: () => '/new',
    act: async ({ page, words }) => {
      await ready(page);
      await page.getByLabel(words.room_title).fill('\u200b');
      await page.getByLabel(words.topic_name).fill('\u200b');
      await page.getByText(words.entry_code, { exact: true }).click();
      await page.locator('#code').fill('1');
      await page.getByRole('button', { name: words.make_room_now }).click();
      await page.getByRole('alert').or(page.locator('[aria-invalid="true"]')).or(page.locator('.error')).first().waitFor();
    },
  },
  {
    name: 'new-made',
    at: () => '/new',
    act: async ({ page, words }) => {
      await ready(page);
      await page.getByLabel(words.room_title).fill('비 오는 날의 플레이리스트');
      await page.getByLabel(words.topic_name).fill('음악');
      await page.getByRole('button', { name: words.make_room_now }).click();
      await page.getByTestId('room-made').waitFor();
    },
  },
  { name: 'room-visitor', at: room, act: async ({ page }) => void (await ready(page)) },
  {
    name: 'room-member',
    as: 'member',
    at: room,
    act: async (person, { people }) => {
      await online(person.page);
      people[2]?.send({ type: 'presence.typing', on: true });
      await person.page.getByText(person.words.typing_one.replace('{name}', 'nasgor malam 🌙')).waitFor();
    },
  },
  { name: 'room-people', as: 'member', at: room, act: openSide },
  {
    name: 'room-links',
    as: 'member',
    at: ({ linked }) => `/r/${linked.slug}`,
    act: async ({ page }) => {
      await online(page);
      await until('three previews', async () => (await page.getByTestId('preview').count()) === 3);
      await page.getByTestId('preview').locator('img').last().waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
  { name: 'room-message-linked', as: 'member', at: ({ slug }) => `/r/${slug}?m=30`, act: inside },
  { name: 'room-message-menu', as: 'member', at: room, act: (person) => messageMenu(person) },
  {
    name: 'room-replying',
    as: 'member',
    at: room,
    act: async (person) => {
      await messageMenu(person);
      await person.page.getByRole('button', { name: person.words.reply, exact: true }).click();
      await composer(person.page).fill('답장을 쓰다가\n두 줄이 되었어요');
    },
  },
  {
    name: 'room-offline',
    as: 'member',
    at: room,
    act: async (person) => {
      await online(person.page);
      await person.context.setOffline(true);
      await say(person, '터널 안이에요');
      await person.page.locator('[data-testid="connection"][data-state="offline"] p').waitFor({ timeout: 60_000 });
      await until('a waiting message', async () => (await shown(person.page)).at(-1)?.state !== 'sent');
    },
  },
  { name: 'room-empty', as: 'member', at: ({ quiet }) => `/r/${quiet.slug}`, act: inside },
  {
    name: 'room-emoji',
    as: 'member',
    at: room,
    act: async ({ page }) => {
      await online(page);
      await page.getByTestId('emoji').click();
      await page.getByRole('tabpanel').getByRole('button').first().waitFor();
    },
  },
  {
    name: 'room-emoji-search',
    as: 'member',
    at: room,
    act: async (person) => {
      await messageMenu(person);
      await person.page.getByRole('button', { name: person.words.emoji_more }).click();
      await person.page.getByRole('searchbox', { name: person.words.emoji_search }).fill('猫');
      await person.page
        .getByRole('button', { name: '🐈' })
        .or(person.page.getByText('🐈', { exact: true }))
        .first()
        .waitFor();
    },
  },
  {
    name: 'room-code',
    as: 'member',
    at: room,
    act: async (person) => {
      await openSide(person);
      await person.page.getByRole('button', { name: person.words.qr }).click();
      await person.page.getByTestId('room-code-picture').scrollIntoViewIfNeeded();
    },
  },
  { name: 'room-glossary', as: 'member', at: room, act: glossary },
  {
    name: 'room-written-in',
    as: 'member',
    at: room,
    act: async (person) => {
      await online(person.page);
      await say(person, '저도 그 장면에서 멈췄어요');
      await person.page.locator('[data-state="sent"].mine').last().waitFor();
      await messageMenu(person, '.mine');
      await person.page.getByRole('button', { name: person.words.written_in }).click();
      await person.page.getByText(person.words.written_in_text).waitFor();
    },
  },
  { name: 'room-rename', as: 'member', at: room, act: opened(({ words }) => words.rename) },
  {
    name: 'room-report',
    as: 'member',
    at: room,
    act: async (person) => {
      await messageMenu(person);
      await person.page.getByRole('button', { name: person.words.report, exact: true }).click();
      await person.page.getByText(person.words.report_kind).waitFor();
    },
  },
  { name: 'room-leave', as: 'member', at: room, act: opened(({ words }) => words.leave) },
  {
    name: 'gate-code-wrong',
    at: ({ code }) => `/r/${code.slug}`,
    act: async ({ page, words }) => {
      await ready(page);
      await page.locator('#code').fill('salah');
      await page.getByRole('button', { name: words.join, exact: true }).click();
      await page.getByRole('alert').or(page.locator('.error')).first().waitFor();
    },
  },
  { name: 'gate-approval', at: ({ approval }) => `/r/${approval.slug}`, act: async ({ page }) => void (await ready(page)) },
  { name: 'gate-members-only', at: ({ readers }) => `/r/${readers.slug}`, act: async ({ page }) => void (await ready(page)) },
  { name: 'room-closed', at: ({ closed }) => `/r/${closed.slug}` },
  { name: 'room-waiting', as: 'waiting', at: ({ approval }) => `/r/${approval.slug}`, act: ended('waiting') },
  { name: 'room-refused', as: 'refused', at: ({ approval }) => `/r/${approval.slug}`, act: ended('refused') },
  { name: 'room-banned', as: 'banned', at: room, act: ended('banned') },
  { name: 'head-desk-reports', as: 'head', at: room, act: opened(({ words }) => words.desk) },
  { name: 'head-desk-waiting', as: 'head', at: ({ approval }) => `/r/${approval.slug}`, act: opened(({ words }) => words.desk) },
  { name: 'head-settings', as: 'head', at: room, act: opened(({ words }) => words.room_settings) },
  {
    name: 'head-settings-languages',
    as: 'head',
    at: room,
    act: async (person) => {
      await opened(({ words }) => words.room_settings)(person);
      const languages = person.page.getByText(person.words.room_in_languages, { exact: true });
      await languages.click();
      await languages.evaluate((summary) => summary.scrollIntoView());
    },
  },
  { name: 'head-glossary', as: 'head', at: room, act: glossary },
  { name: 'head-person', as: 'head', at: room, act: opened(() => '귤까는사람') },
  { name: 'my-rooms', as: 'member', at: () => '/rooms' },
  { name: 'my-rooms-none', at: () => '/rooms' },
  { name: 'room-missing', at: () => '/r/nosuchroom00' },
  { name: 'page-missing', at: () => '/no/such/page' },
  { name: 'sign-in', at: () => '/sign-in?error=access_denied' },
  {
    name: 'sign-in-code',
    at: () => '/sign-in',
    act: async ({ page }) => {
      await askForCode(page);
      await page.getByTestId('code').fill('000000');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'account',
    at: () => '/sign-in',
    act: async ({ page }) => {
      const email = await askForCode(page);
      await page.getByTestId('code').fill(await codeTo(page, email));
      await page.waitForURL(/\/welcome/);
      await page.goto(new URL('/account', page.url()).href);
      await page.getByText(email).waitFor();
    },
  },
  {
    name: 'mailbox',
    at: () => '/sign-in',
    act: async ({ page }) => {
      await askForCode(page);
      await page.goto(new URL('/mailbox', page.url()).href);
      await page.getByTestId('letter').first().waitFor();
    },
  },
  ...spaceScreens,
  { name: 'terms', at: () => '/terms' },
  { name: 'privacy', at: () => '/privacy' },
];
