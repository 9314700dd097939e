import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { accountWords } from '../support/account-words';
import { arrive, PLACES, type Person, type Place } from '../support/browser';
import { call, guest, make, newId } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { personWords } from '../support/person-words';
import { enter, inSight, online, said, scrollBy, shown } from '../support/room-page';
import { until } from '../support/until';
import { unzip } from '../support/unzip';

// A week of thinking is over at once, for those who don't change their mind within these seconds.
const GRACE_S = 8;
const on = inBrowser({ env: { DELETION_DAYS: String(GRACE_S / 86_400), CLOCK_MS: '500' } });

let people: Person[] = [];
afterEach(async () => {
  for (const { context } of people) await context.close();
  people = [];
});

async function somebody(place: Place) {
  const person = await arrive(on.browser, on.product.origin, place);
  people.push(person);
  const { lang } = PLACES[place];
  return { ...person, own: personWords[lang], account: accountWords[lang] };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const open = async ({ page }: Somebody, path: string) => {
  await page.goto(`${on.product.origin}${path}`);
  await page.waitForLoadState('networkidle');
};

/** From the sign-in page to being somebody, by the code in the mailbox. */
async function signInAs(person: Somebody, email: string): Promise<void> {
  const { page, account } = person;
  await page.waitForURL(/\/sign-in/);
  await page.getByTestId('email').fill(email);
  await page.getByRole('button', { name: account.account_send_code }).click();
  await page.getByTestId('code').waitFor();
  const mailbox = await person.context.newPage();
  await mailbox.goto(`${on.product.origin}/mailbox`);
  const subject = await mailbox.locator(`[data-testid="letter"][data-to="${email}"] h2`).first().textContent();
  await mailbox.close();
  await page.getByTestId('code').fill(/\d{6}/.exec(subject ?? '')?.[0] ?? '');
}

type Welcome = { handle: string; name?: string; born?: [year: string, month: string, day: string] };
async function fillWelcome({ page, own }: Somebody, { handle, name, born = ['1995', '7', '9'] }: Welcome): Promise<void> {
  await page.waitForURL(/\/welcome/);
  await page.getByLabel(own.person_year).fill(born[0]);
  await page.getByLabel(own.person_month).fill(born[1]);
  await page.getByLabel(own.person_day, { exact: true }).fill(born[2]);
  await page.getByLabel(own.person_handle).fill(handle);
  if (name !== undefined) await page.getByLabel(own.person_name, { exact: true }).fill(name);
}
const begin = ({ page, own }: Somebody) => page.getByRole('button', { name: own.person_start }).click();
const nameField = (page: Page, own: Somebody['own']) => page.getByLabel(own.person_name, { exact: true });

test('a guest talks, reads back, signs up from the room, and is back at what they read as who they were', async () => {
  const { origin } = on.product;
  const head = await guest(origin);
  const { room } = await make(origin, head, { title: '밤 산책' });
  for (let i = 0; i < 60; i++)
    await call(origin, 'POST', `/api/rooms/${room.slug}/messages`, { bearer: head, body: { id: newId(), text: `${i}번째 이야기` } });
  const person = await somebody('seoul');
  const { page, own } = person;
  await enter(person, room.url, '졸린 수달', '저도 왔어요');
  await scrollBy(page, -3);
  const before = await until('lines to stand still', async () => (await inSight(page, 1))?.seqs);
  await page.getByRole('button', { name: own.person_invite }).click();
  await signInAs(person, 'sudal@example.com');
  // What they are called here is offered as their name.
  await page.waitForURL(/\/welcome/);
  expect(await nameField(page, own).inputValue()).toBe('졸린 수달');
  await fillWelcome(person, { handle: '졸린수달' });
  await page.getByText(own.person_handle_free).waitFor();
  await begin(person);
  await page.waitForURL(/\/r\//);
  await online(page);
  const after = await until('the same lines to be in sight', async () => {
    const { seqs } = (await inSight(page, 1)) ?? { seqs: [] };
    return seqs.some((seq) => before.includes(seq)) ? seqs : null;
  });
  expect(after.length).toBeGreaterThan(0);
  const last = await said(person, '여전히 저예요');
  const mine = (await shown(page)).filter(({ seq }) => seq === last);
  expect(mine).toHaveLength(1);
  await open(person, '/u/졸린수달');
  await page.getByText('졸린 수달').first().waitFor();
  // No room says whose words these are, and both are one member's.
  const messages = z
    .object({ items: z.array(z.object({ text: z.string(), author: z.object({ member: z.string() }) })) })
    .parse((await call(origin, 'GET', `/api/rooms/${room.slug}/messages`, {})).body).items;
  const authors = messages.filter(({ text }) => text.includes('저')).map(({ author }) => author.member);
  expect(new Set(authors).size).toBe(1);
  expect(person.trouble).toEqual([]);
});

test('who is too young is refused kindly, stays a guest, and keeps the room', async () => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: '숙제 방' });
  const person = await somebody('jakarta');
  const { page, own } = person;
  await enter(person, room.url, 'Anak Baik', 'halo');
  await open(person, `/sign-in?next=${encodeURIComponent(`/r/${room.slug}`)}`);
  await signInAs(person, 'anak@example.com');
  await fillWelcome(person, { handle: 'anakbaik', born: [String(new Date().getFullYear() - 10), '1', '2'] });
  await begin(person);
  await page.getByText(own.person_young_title).waitFor();
  await page.getByRole('button', { name: own.person_go_on }).click();
  await page.waitForURL(/\/r\//);
  await said(person, 'masih di sini');
  expect(person.trouble.filter((line) => !line.includes('403'))).toEqual([]);
});

test('signing in elsewhere to an account that is in the room too: told what the room sees, one agrees, and is one', async () => {
  const { origin } = on.product;
  const { room } = await make(origin, await guest(origin), { title: '두 사람' });
  const desk = await somebody('seoul');
  await open(desk, '/sign-in');
  await signInAs(desk, 'dua@example.com');
  await fillWelcome(desk, { handle: 'dua.dunia', name: '두나' });
  await begin(desk);
  await desk.page.waitForURL(/\/u\//);
  await enter(desk, room.url, '두나', '컴퓨터에서');

  const phone = await somebody('jakarta');
  const { page, own } = phone;
  await enter(phone, room.url, 'Tamu Ponsel', 'dari ponsel');
  await open(phone, `/sign-in?next=${encodeURIComponent('/account')}`);
  await signInAs(phone, 'dua@example.com');
  await page.waitForURL(/\/account/);
  await page.getByText(own.person_doubles_names.replace('{own}', '두나').replace('{other}', 'Tamu Ponsel')).waitFor();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: own.person_doubles_one, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(own.person_doubles_one_text.replace('{own}', '두나').replace('{other}', 'Tamu Ponsel')).waitFor();
  await dialog.getByRole('button', { name: own.person_doubles_one, exact: true }).click();
  await page.getByRole('heading', { name: own.person_doubles }).waitFor({ state: 'detached' });
  await page.goto(room.url);
  await said(phone, 'satu orang');
  const messages = z
    .object({ items: z.array(z.object({ author: z.object({ member: z.string(), nickname: z.string() }) })) })
    .parse((await call(origin, 'GET', `/api/rooms/${room.slug}/messages`, {})).body).items;
  expect(messages).toHaveLength(3);
  expect(new Set(messages.map(({ author }) => `${author.member} ${author.nickname}`)).size).toBe(1);
  expect([...phone.trouble, ...desk.trouble]).toEqual([]);
});

test('somebody takes everything along, changes their mind once, and is gone in the end', async () => {
  const { origin } = on.product;
  const { room } = await make(origin, await guest(origin), { title: '작별' });
  const person = await somebody('seoul');
  const { page, own, account } = person;
  await enter(person, room.url, '떠나는 고래', '떠나기 전에 남긴 말');
  await open(person, '/sign-in');
  await signInAs(person, 'whale@example.com');
  await fillWelcome(person, { handle: '떠나는고래', name: '떠나는 고래' });
  await begin(person);
  await page.waitForURL(/\/u\//);

  await open(person, '/account');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: own.person_export_now }).click()]);
  expect(download.suggestedFilename()).toMatch(/^OpenLink-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzip(readFileSync(await download.path()));
  const text = (name: string) => new TextDecoder().decode(files.get(name));
  expect(JSON.parse(text('profile.json'))).toMatchObject({ handle: '떠나는고래', name: '떠나는 고래' });
  expect(text(`messages/1-${room.slug}.json`)).toContain('떠나기 전에 남긴 말');
  for (const name of files.keys()) if (name.endsWith('.json')) JSON.parse(text(name));
  // The page stands alone, and shows it.
  const reader = await person.context.newPage();
  await reader.setContent(text('index.html'));
  await reader.getByText('떠나기 전에 남긴 말').waitFor();
  await reader.getByText('whale@example.com').first().waitFor();
  await reader.close();

  const askDeletion = async () => {
    await page.getByRole('button', { name: own.person_leave_ask }).click();
    await page.getByText(own.person_words_stay_hint).waitFor();
    await page.getByText(own.person_words_go, { exact: true }).click();
    await page.getByRole('button', { name: own.person_leave_ask }).click();
    await page.getByRole('dialog').getByRole('button', { name: own.person_leave_ask }).click();
    await page.getByText(own.person_leaving_go).waitFor();
  };
  await page.waitForLoadState('networkidle');
  await askDeletion();
  expect((await call(origin, 'GET', `/api/profiles/${encodeURIComponent('떠나는고래')}`, {})).status).toBe(404);
  await page.getByRole('button', { name: own.person_keep }).click();
  await page.getByText(own.person_kept).waitFor();
  expect((await call(origin, 'GET', `/api/profiles/${encodeURIComponent('떠나는고래')}`, {})).status).toBe(200);

  await page.reload();
  await page.waitForLoadState('networkidle');
  await askDeletion();
  await until(
    'the words to go',
    async () => {
      const { body } = await call(origin, 'GET', `/api/rooms/${room.slug}/messages`, {});
      return !JSON.stringify(body).includes('떠나');
    },
    { withinMs: 60_000, everyMs: 500 },
  );
  expect((await call(origin, 'GET', `/api/profiles/${encodeURIComponent('떠나는고래')}`, {})).status).toBe(404);
  // Signed out, and a stranger by the same address.
  await until('to be nobody', async () => {
    await page.goto(`${origin}/account`);
    return page.url().includes('/sign-in');
  });
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: account.account_send_code }).waitFor();
  expect(person.trouble.filter((line) => !/40[13]/.test(line))).toEqual([]);
});
