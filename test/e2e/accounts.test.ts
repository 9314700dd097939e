import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { accountWords } from '../support/account-words';
import { arrive, launch, PLACES, type Person, type Place } from '../support/browser';
import { CLIENT, startOpenId, type OpenId } from '../support/openid';
import { startProduct, type Product } from '../support/product';
import { enter, ready, said } from '../support/room-page';

let provider: OpenId;
let product: Product;
let browser: Browser;
let people: Person[] = [];
beforeAll(async () => {
  provider = await startOpenId([
    { sub: 'h-1', name: 'Haruka', email: 'haruka@example.com', email_verified: true },
    { sub: 's-1', name: 'Sora', email: 'sora@example.com', email_verified: true },
  ]);
  const keys = {
    OPENID_ISSUER: provider.issuer,
    OPENID_NAME: 'Testpass',
    OPENID_CLIENT_ID: CLIENT.id,
    OPENID_CLIENT_SECRET: CLIENT.secret,
  };
  product = await startProduct({ env: keys });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await product.dispose();
  await provider.stop();
});
afterEach(async () => {
  for (const { context } of people) await context.close();
  people = [];
});

/** What went wrong in anybody's page. The provider's is another site's, and is gone to on purpose. */
const trouble = () => people.flatMap((person) => person.trouble).filter((line) => !line.includes(provider.issuer));

async function somebody(place: Place) {
  const person = await arrive(browser, product.origin, place);
  people.push(person);
  return { ...person, said: accountWords[PLACES[place].lang] };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const open = async ({ page }: Somebody, path: string) => {
  await page.goto(`${product.origin}${path}`);
  // Until the script has taken over, a click would do nothing.
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.waitForLoadState('networkidle');
};
/** Every way in ends where a newcomer chooses a handle. */
const isIn = (page: Page) => page.waitForURL(/\/welcome/);

/** The code in the newest letter to an address, as somebody reads it in the mailbox. */
async function codeIn(person: Somebody, email: string): Promise<string> {
  const mailbox = await person.context.newPage();
  await mailbox.goto(`${product.origin}/mailbox`);
  const subject = await mailbox.locator(`[data-testid="letter"][data-to="${email}"] h2`).first().textContent();
  await mailbox.close();
  return /\d{6}/.exec(subject ?? '')?.[0] ?? '';
}

async function byCode(person: Somebody, email: string, at = '/sign-in'): Promise<void> {
  const { page, said } = person;
  await open(person, at);
  await page.getByTestId('email').fill(email);
  await page.getByRole('button', { name: said.account_send_code }).click();
  await page.getByTestId('code').waitFor();
  // Whole, it is handed in by itself.
  await page.getByTestId('code').fill(await codeIn(person, email));
  await isIn(page);
}

async function byProvider(person: Somebody, name: string, at = '/sign-in'): Promise<void> {
  const { page, said } = person;
  await open(person, at);
  await page.getByRole('button', { name: said.account_with_provider.replace('{name}', 'Testpass') }).click();
  await page.getByRole('heading', { name: 'Go on as' }).waitFor();
  await page.getByRole('button', { name }).click();
}

/** A phone or computer with a finger on it: Chromium's own authenticator, without a window. */
async function withAuthenticator({ context, page }: Somebody) {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  const passkeys = async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  /** Whether a finger is there: the list of the address field would be answered by it too. */
  const touch = (enabled: boolean) => cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  return { passkeys, touch };
}

async function makeRoom({ page, words }: Somebody, title: string): Promise<string> {
  await page.goto(`${product.origin}/new`);
  await ready(page);
  await page.getByLabel(words.room_title).fill(title);
  await page.getByLabel(words.topic_name).fill(title);
  await page.getByRole('button', { name: words.make_room_now }).click();
  await page.getByTestId('room-made').waitFor();
  return `${product.origin}${await page.getByRole('link', { name: words.enter_room }).getAttribute('href')}`;
}

test('a guest talks, signs up by a code from the mailbox on a phone, and keeps the room', async () => {
  const head = await somebody('seoul');
  const room = await makeRoom(head, '달빛 우체국');
  const guest = await somebody('jakarta');
  await enter(guest, room, 'nasgor malam', 'Aku datang');
  await byCode(guest, 'budi@example.com', `/sign-in?next=${encodeURIComponent(new URL(room).pathname)}`);
  // Whose next page is the room that they came from.
  expect(new URL(guest.page.url()).searchParams.get('next')).toBe(new URL(room).pathname);
  await open(guest, '/rooms');
  await guest.page.getByText('달빛 우체국').first().waitFor();
  // In the room they are who they were: nothing asks for a nickname.
  await guest.page.goto(room);
  await said(guest, 'Masih aku');
  await open(guest, '/account');
  await guest.page.getByText('budi@example.com').waitFor();
  await guest.page.getByText(guest.said.account_session_this).waitFor();
  expect(trouble()).toEqual([]);
});

test('somebody makes an account with nothing but a passkey, leaves, and comes back by it', async () => {
  const person = await somebody('seoul');
  const { page, said: words } = person;
  const { passkeys, touch } = await withAuthenticator(person);
  await open(person, '/sign-in');
  await page.getByRole('button', { name: words.account_passkey_join }).click();
  await isIn(page);
  await touch(false);
  const [made] = await passkeys();
  expect(made).toMatchObject({ isResidentCredential: true, rpId: 'localhost' });
  await open(person, '/account');
  await page.getByText(words.account_passkey, { exact: true }).waitFor();
  await page.getByText(words.account_one_way).waitFor();

  await page.getByTestId('account-menu').click();
  await page.getByRole('dialog').getByRole('button', { name: words.account_sign_out }).click();
  await page.getByRole('link', { name: words.account_sign_in, exact: true }).waitFor();
  await open(person, '/account');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await touch(true);
  await page.getByRole('button', { name: words.account_passkey_sign_in }).click();
  await isIn(page);
  expect((await passkeys())[0]?.signCount).toBeGreaterThan(made?.signCount ?? 0);
  await open(person, '/account');
  await page.getByText(words.account_passkey, { exact: true }).waitFor();
  expect(trouble()).toEqual([]);
});

test('a passkey is offered in the list of the address field too', async () => {
  const person = await somebody('tokyo');
  const { page, said: words } = person;
  const { touch } = await withAuthenticator(person);
  await open(person, '/sign-in');
  await page.getByRole('button', { name: words.account_passkey_join }).click();
  await isIn(page);
  await person.context.clearCookies();
  // Nobody picks one: the page waits as it is.
  await touch(false);
  await open(person, '/sign-in');
  expect(await page.getByTestId('email').getAttribute('autocomplete')).toBe('username webauthn');
  // The list's only passkey is picked as soon as a finger is there: no button was pressed.
  await touch(true);
  await page.goto(`${product.origin}/sign-in`);
  await isIn(page);
  expect(trouble()).toEqual([]);
});

test('somebody signs in with an OpenID provider on two devices, and ends one from the other', async () => {
  const desk = await somebody('tokyo');
  await byProvider(desk, 'Haruka');
  await isIn(desk.page);
  const phone = await somebody('jakarta');
  await byProvider(phone, 'Haruka');
  await isIn(phone.page);

  await open(desk, '/account');
  await desk.page.getByText('Testpass', { exact: true }).waitFor();
  await desk.page.getByText('haruka@example.com').waitFor();
  const end = desk.page.getByRole('button', { name: desk.said.account_session_end, exact: false }).first();
  await end.click();
  await desk.page.getByRole('button', { name: desk.said.account_session_end_others }).waitFor({ state: 'detached' });
  // The phone is out at its next step, and its header offers the way in again.
  await open(phone, '/account');
  expect(new URL(phone.page.url()).pathname).toBe('/sign-in');
  expect(trouble()).toEqual([]);
});

test('an address that is taken by a code is not merged: who comes by the provider is told, and may add it', async () => {
  const owner = await somebody('seoul');
  await byCode(owner, 'sora@example.com');
  const other = await somebody('tokyo');
  await byProvider(other, 'Sora', '/sign-in?next=%2Frooms');
  await other.page.getByRole('alert').filter({ hasText: other.said.account_error_not_linked }).waitFor();

  await open(owner, '/account');
  await owner.page.getByRole('button', { name: owner.said.account_provider_add.replace('{name}', 'Testpass') }).click();
  await owner.page.getByRole('button', { name: 'Sora' }).click();
  await owner.page.getByText(owner.said.account_added).waitFor();
  await byProvider(other, 'Sora');
  await isIn(other.page);
  await open(other, '/account');
  await other.page.getByText('sora@example.com').waitFor();
  await other.page.getByText(other.said.account_email_signs_in).waitFor();
  expect(trouble()).toEqual([]);
});

test('a wrong code says so, and the right one still works', async () => {
  const person = await somebody('jakarta');
  const { page, said: words } = person;
  await open(person, '/sign-in');
  await page.getByTestId('email').fill('salah@example.com');
  await page.getByRole('button', { name: words.account_send_code }).click();
  await page.getByTestId('code').waitFor();
  const code = await codeIn(person, 'salah@example.com');
  await page.getByTestId('code').fill(code === '000000' ? '000001' : '000000');
  await page.getByRole('alert').waitFor();
  await page.getByTestId('code').fill(code);
  await isIn(page);
  expect(trouble()).toEqual([]);
});
