import { createHmac, randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { barriers, still } from '../support/axe';
import { arrive, PLACES, type Person, type Place } from '../support/browser';
import { inBrowser } from '../support/in-browser';
import { signUp } from '../support/sign-up';
import { studioWords } from '../support/studio-words';
import { until } from '../support/until';

const on = inBrowser();

let people: Person[] = [];
afterEach(async () => {
  for (const { context } of people) await context.close();
  people = [];
});

async function owner(place: Place, handle: string) {
  const person = await arrive(on.browser, on.product.origin, place);
  people.push(person);
  await signUp(person, on.product.origin, { handle, name: handle });
  return { ...person, studio: studioWords[PLACES[place].lang] };
}

const json64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** As a site's server signs it, by any library or none. */
function signed(claims: object, secret: string): string {
  const input = `${json64({ alg: 'HS256', typ: 'JWT' })}.${json64(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** What a page looks like, for whoever wants to see it: SHOTS names a folder. */
async function look({ page, place }: Person, name: string): Promise<void> {
  await still(page);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${place}.png`, fullPage: true });
  expect(await barriers(page), name).toEqual([]);
}

test.each(['seoul', 'jakarta', 'tokyo'] as const)('%s: a site is registered, gets a key, and its tokens are tried', async (place) => {
  const { origin } = on.product;
  const me = await owner(place, `situs_${place}`);
  const { page, studio } = me;
  await page.goto(`${origin}/account`);
  await page.getByRole('link', { name: studio.studio_sites, exact: true }).click();
  await page.getByText(studio.studio_none_title).waitFor();
  await page.waitForLoadState('networkidle');
  await look(me, 'sites');

  await page.getByLabel(studio.studio_name, { exact: true }).fill('달빛 웹툰');
  await page.getByLabel(studio.studio_origins).fill('http://toon.example');
  await page.getByRole('button', { name: studio.studio_register }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel(studio.studio_origins).fill('https://Toon.example/\nhttp://localhost:5173');
  await page.getByRole('button', { name: studio.studio_register }).click();
  await page.waitForURL(/\/studio\/partners\/ptn_/);
  const id = (await page.getByTestId('site-id').textContent()) ?? '';
  await page.waitForLoadState('networkidle');
  expect(await page.getByTestId('lines').textContent()).toBe(
    `<script src="${origin}/embed.js" async></script>\n<openlink-room content="${id}:episode/1"></openlink-room>`,
  );

  // The simplest key is chosen already, and is shown this once.
  await page.getByRole('button', { name: studio.studio_key_add }).click();
  const secret = (await page.getByTestId('secret').textContent()) ?? '';
  expect(secret).toMatch(/^pss_[\w-]{43}$/);
  await page.getByRole('button', { name: studio.studio_once_done }).click();
  await page.getByTestId('secret').waitFor({ state: 'detached' });

  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: id, aud: origin, sub: 'user-1', name: '소라', jti: randomUUID(), iat: now, exp: now + 200 };
  const result = page.getByTestId('checked');
  const tryToken = async (token: string) => {
    await page.getByLabel(studio.studio_check_token, { exact: true }).fill(token);
    await page.getByRole('button', { name: studio.studio_check_go, exact: true }).click();
  };
  await tryToken(signed(claims, secret));
  await result.getByText(studio.studio_check_yes.replace('{name}', '소라')).waitFor();
  await tryToken(signed({ ...claims, aud: 'https://elsewhere.example', exp: now - 90 }, `${secret}x`));
  await result.getByText('token.invalid').waitFor();
  expect(await result.locator('dt').allTextContents()).toEqual(['signature', 'aud', 'exp']);
  await page.reload();
  await page.waitForLoadState('networkidle');
  expect(await page.content()).not.toContain(secret.slice(4));

  // Its look goes into the lines, a pattern lets works in.
  await page.getByLabel(studio.studio_accent_own).check();
  await page.getByText(studio.studio_theme_dark, { exact: true }).click();
  await page.locator('#look').getByRole('button').click();
  await expect.poll(() => page.getByTestId('lines').textContent(), { timeout: 10_000 }).toMatch(/ theme="dark" accent="#[0-9a-f]{6}"/);
  await page.getByLabel(studio.studio_patterns, { exact: true }).fill('episode/*');
  await page.locator('#works form').first().getByRole('button').click();
  await page.locator('#works').getByText(studio.studio_saved).waitFor();
  await page.getByLabel(studio.studio_works_id, { exact: true }).fill('episode/12');
  await page.getByLabel(studio.studio_works_title, { exact: true }).fill('제12화 달이 뜨는 밤, 아주 긴 제목을 가진 이야기');
  await page.getByRole('button', { name: studio.studio_works_add }).click();
  await page.locator('#works').getByText('episode/12').waitFor();
  // A reader opens a page of the site's and is signed in there: the room is there, and the day counts it.
  const post = (path: string, data: object) => me.context.request.post(`${origin}${path}`, { data, headers: { origin } });
  const opened = (await (await post('/api/embed/works', { content: `${id}:episode/12`, lang: 'ko' })).json()) as { slug: string };
  const exchange = { token: signed({ ...claims, jti: randomUUID() }, secret), lang: 'ko' };
  expect((await post(`/api/embed/rooms/${opened.slug}/exchange`, exchange)).status()).toBe(200);
  expect((await post(`/api/embed/rooms/${opened.slug}/exchange`, exchange)).status(), 'again').toBe(401);
  await until('the day to count it', async () => {
    await page.reload();
    return (await page.locator('#usage dd').allTextContents()).join() === '1,1,1,1';
  });
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('link', { name: studio.studio_works_open }).getAttribute('href')).toBe(`/r/${opened.slug}`);
  await page.getByLabel(studio.studio_check_room).fill(`${origin}/r/${opened.slug}?lang=ko`);
  await tryToken(signed({ ...claims, jti: randomUUID() }, secret));
  await result.getByText(studio.studio_check_room_yes.replace('{title}', '제12화 달이 뜨는 밤, 아주 긴 제목을 가진 이야기')).waitFor();
  await page.getByText(studio.studio_usage_table).click();

  await page.getByLabel(studio.studio_tokens_name).fill('server');
  await page.getByRole('button', { name: studio.studio_tokens_add }).click();
  await page.getByTestId('secret').waitFor();
  await page.getByLabel(studio.studio_hooks_url).fill('https://127.0.0.1/hook');
  await page.getByRole('button', { name: studio.studio_hooks_add }).click();
  await page.locator('#hooks').getByRole('alert').waitFor();
  await look(me, 'site');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(me, 'site-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  // A key ends only when asked twice.
  await page.locator('#keys').getByRole('button', { name: studio.studio_key_end }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(studio.studio_key_end_sure).waitFor();
  await look(me, 'ending');
  await dialog.getByRole('button', { name: studio.studio_key_end, exact: true }).click();
  await page.getByText(studio.studio_keys_none).waitFor();
  await tryToken(signed(claims, secret));
  await result.getByText(studio.studio_check_no).waitFor();

  await page.getByLabel(studio.studio_remove_type).fill('달빛 웹툰');
  await page.getByRole('button', { name: studio.studio_remove, exact: true }).click();
  await page.getByText(studio.studio_none_title).waitFor();
  expect(me.trouble.filter((line) => !line.includes('400'))).toEqual([]);
});

test('strangers are asked to sign in, and nobody sees another’s site', async () => {
  const { origin } = on.product;
  const me = await owner('seoul', 'juri');
  const answer = await me.context.request.post(`${origin}/api/partners`, {
    data: { name: 'Milik', origins: ['https://toon.example'] },
    headers: { origin },
  });
  const { partner } = (await answer.json()) as { partner: { id: string } };
  const stranger = await arrive(on.browser, origin, 'seoul');
  people.push(stranger);
  await stranger.page.goto(`${origin}/studio/partners/${partner.id}`);
  await stranger.page.waitForURL(/\/sign-in\?next=%2Fstudio%2Fpartners%2Fptn_/);
  const other = await owner('jakarta', 'lain');
  expect((await other.page.goto(`${origin}/studio/partners/${partner.id}`))?.status()).toBe(404);
  expect(await other.page.content()).not.toContain('Milik');
});
