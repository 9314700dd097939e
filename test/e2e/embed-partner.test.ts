import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, launch } from '../support/browser';
import { ContractClient } from '../support/contract-client';
import { event, framed, framesIn, PARTITIONED, sayFirst, sayMore, sentBy, visit, type Seen } from '../support/framed-room';
import { inBrowser } from '../support/in-browser';
import { registerPartner, type Partner } from '../support/partner';
import { startPartnerSite, type PartnerSite } from '../support/partner-site';
import { composer, enter } from '../support/room-page';
import { until } from '../support/until';

const on = inBrowser();
let site: PartnerSite;
let partner: Partner;
beforeAll(async () => {
  site = await startPartnerSite();
  partner = await registerPartner(on.product.origin, site.origin);
});
afterAll(() => site.stop());

const loader = () => `<script src="${on.product.origin}/embed.js" async></script>`;
const episode = (work: string, more = '') => `${loader()}<openlink-room content="${partner.id}:${work}" lang="en" ${more}></openlink-room>`;
/** Signs somebody in as pages do: by the property, which other scripts can't read. */
const signIn = (page: Page, token: string | null) =>
  page.evaluate((token) => {
    (document.querySelector('openlink-room') as Element & { token: string | null }).token = token;
  }, token);
/** The same, where it makes the frame somebody else's: waits until it is. */
async function becomes(page: Page, token: string | null): Promise<void> {
  const frame = framesIn(page, on.product.origin)[0]!;
  await frame.locator('.screen').evaluate((screen) => screen.setAttribute('data-before', ''));
  await signIn(page, token);
  await frame.locator('.screen:not([data-before])').waitFor();
}
const codes = (seen: Seen) => seen.events.filter(({ name }) => name === 'error').map(({ detail }) => detail?.code);
const writable = (page: Page) =>
  until(
    'a member’s composer',
    async () => {
      const frame = framesIn(page, on.product.origin)[0];
      const stands = await frame
        ?.evaluate(
          () =>
            document.querySelector('[data-testid="connection"][data-state="online"]') !== null &&
            document.querySelector('[data-testid="nickname"]') === null,
        )
        .catch(() => false);
      return stands ? frame : undefined;
    },
    { withinMs: 30_000 },
  );
const slugOf = (url: string) => /\/r\/([a-z0-9]+)/.exec(new URL(url).pathname)?.[1] ?? '';

test('a partner’s user talks in the frame with somebody on our own site, under the name that the partner gives', async () => {
  await partner.register({ id: 'ep:1', title: 'Episode 1' });
  const token = partner.token('user-1', '하람');
  const { page, seen, context } = await visit(on.browser, site.put('/ep1', episode('ep:1', `token="${token}"`)));
  const frame = await writable(page);
  const slug = slugOf(frame.url());
  expect(await event(seen, 'ready')).toEqual({ name: 'ready', detail: { room: slug } });
  await sayMore(frame, '첫 화부터 대단하네요');

  const other = await arrive(on.browser, on.product.origin, 'tokyo');
  await enter(other, `${on.product.origin}/r/${slug}`, '紅茶', '本当にそう');
  await other.page.getByText('하람').first().waitFor();
  await sentBy(frame, '本当にそう');
  expect(codes(seen)).toEqual([]);
  expect(JSON.stringify(seen.events)).not.toContain(token);
  expect(other.trouble).toEqual([]);
  await other.context.close();
  await context.close();
});

test('the same token after a reload is the same member, and asks for nothing; without one the frame is a guest’s again', async () => {
  await partner.register({ id: 'again', title: 'Again' });
  const browser = await launch(PARTITIONED);
  const { page, seen } = await visit(browser, site.put('/again', episode('again', `token="${partner.token('user-2', 'Rara')}"`)));
  const frame = await writable(page);
  const slug = slugOf(frame.url());
  const ear = await ContractClient.enter(on.product.origin, slug, 'Ear', 'en');
  await sayMore(frame, 'one');
  const { author } = await ear.heard('chat.sent', ({ text }) => text === 'one');

  const exchanges: string[] = [];
  page.on('request', (request) => request.url().endsWith('/exchange') && exchanges.push(request.url()));
  await page.reload();
  await sayMore(await writable(page), 'two');
  expect((await ear.heard('chat.sent', ({ text }) => text === 'two')).author).toEqual(author);
  expect(exchanges).toEqual([]);

  await becomes(page, null);
  await sayFirst(await framed(page, on.product.origin), 'Somebody', 'three');
  expect((await ear.heard('chat.sent', ({ text }) => text === 'three')).author.member).not.toBe(author.member);
  // Another token of the same user is the same member again.
  await becomes(page, partner.token('user-2', 'Rara'));
  await sayMore(await writable(page), 'four');
  expect((await ear.heard('chat.sent', ({ text }) => text === 'four')).author).toEqual(author);
  expect(exchanges.length).toBe(1);
  expect(codes(seen)).toEqual([]);
  await browser.close();
});

test('a token that is refused says why, asks for a fresh one where that would help, and leaves a guest who can talk', async () => {
  await partner.register({ id: 'refused', title: 'Refused' });
  const now = Math.floor(Date.now() / 1000);
  const old = partner.token('user-3', 'Old', { iat: now - 900, exp: now - 600 });
  const { page, seen, context } = await visit(on.browser, site.put('/refused', episode('refused', `token="${old}"`)));
  expect((await event(seen, 'error')).detail).toMatchObject({ code: 'token.expired', message: expect.stringMatching(/\w+ \w+/) });
  await event(seen, 'token');
  await sayFirst(await framed(page, on.product.origin), 'Maya', 'as a guest then');

  for (const [token, code] of [
    [partner.token('user-3', 'Foreign', { aud: 'https://elsewhere.example' }), 'token.invalid'],
    [`${partner.token('user-3', 'Forged').slice(0, -4)}AAAA`, 'token.invalid'],
    ['not a token', 'token.invalid'],
    ['x'.repeat(100_000), 'token.invalid'],
  ] as const) {
    const before = codes(seen).length;
    await signIn(page, token);
    await until(`${code}`, () => codes(seen).length > before);
    expect(codes(seen).at(-1)).toBe(code);
  }
  expect(seen.events.filter(({ name }) => name === 'token').length).toBe(1);
  await sayMore(framesIn(page, on.product.origin)[0]!, 'still here');

  // Replayed by somebody else: good once in a room.
  const once = partner.token('user-3', 'Nala');
  await signIn(page, once);
  await writable(page);
  const thief = await visit(on.browser, site.put('/thief', episode('refused', `token="${once}"`)));
  await until('token.spent', () => codes(thief.seen).includes('token.spent'));
  await thief.context.close();
  await context.close();
});

test('a work that nobody vouches for has no room; one that its token names has, and it is the same on every page', async () => {
  const { page, seen, context } = await visit(on.browser, site.put('/new', episode('new-work')));
  expect((await event(seen, 'error')).detail).toMatchObject({ code: 'work.unknown' });
  const [frame] = framesIn(page, on.product.origin);
  await frame!.locator('.notice').waitFor();
  await signIn(page, partner.token('user-4', 'Bintang', { work: { id: 'new-work', title: 'New work' } }));
  const there = await writable(page);
  const elsewhere = await visit(on.browser, site.put('/elsewhere', episode('new-work')));
  expect(slugOf((await framed(elsewhere.page, on.product.origin)).url())).toBe(slugOf(there.url()));
  await context.close();
  await elsewhere.context.close();

  const nobody = await visit(
    on.browser,
    site.put('/nobody', `${loader()}<openlink-room content="ptn_0000000000000000:x"></openlink-room>`),
  );
  expect((await event(nobody.seen, 'error')).detail).toMatchObject({ code: 'work.unknown' });
  await nobody.context.close();
});

test('a partner’s rooms stand in its own pages alone', async () => {
  await partner.register({ id: 'mine', title: 'Mine' });
  const { page, context } = await visit(on.browser, site.put('/mine', episode('mine')));
  const { slug } = { slug: slugOf((await framed(page, on.product.origin)).url()) };
  const answer = await fetch(`${on.product.origin}/embed/r/${slug}`);
  expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors ${site.origin}`);
  expect((await fetch(`${on.product.origin}/embed/w?content=${partner.id}:mine`)).headers.get('content-security-policy')).toContain(
    `frame-ancestors ${site.origin}`,
  );
  await context.close();
  // The same page on another origin of the same machine.
  const stranger = await visit(on.browser, `${site.sameSite}/mine`);
  await until('the refusal', () => codes(stranger.seen).includes('embed.forbidden'), { withinMs: 25_000 });
  expect(await stranger.page.locator('openlink-room a').count()).toBe(1);
  await stranger.context.close();
});

test('whoever is revoked is out of the frame within three seconds on a busy machine, and a fresh token is asked for', async () => {
  await partner.register({ id: 'revoked', title: 'Revoked' });
  const { page, seen, context } = await visit(
    on.browser,
    site.put('/revoked', episode('revoked', `token="${partner.token('user-5', 'Gone')}"`)),
  );
  const frame = await writable(page);
  await sayMore(frame, 'before');
  const asked = Date.now();
  await partner.revoke('user-5');
  await frame.locator('[data-testid="room-end"][data-stage="removed"]').waitFor();
  expect(Date.now() - asked).toBeLessThan(3000);
  await event(seen, 'token');
  await signIn(page, partner.token('user-5', 'Gone', { iat: Math.floor(asked / 1000) - 5 }));
  await until('token.revoked', () => codes(seen).includes('token.revoked'));
  // As a guest they read on, as anybody does.
  await framed(page, on.product.origin);
  await context.close();
});

test('where a partner lets its own users alone write, a guest is told to sign in, and a user writes', async () => {
  const closed = await registerPartner(on.product.origin, site.origin, { writers: 'partner' });
  await closed.register({ id: 'own', title: 'Own' });
  const { page, seen, context } = await visit(
    on.browser,
    site.put('/own', `${loader()}<openlink-room content="${closed.id}:own" lang="en"></openlink-room>`),
  );
  await event(seen, 'token');
  const frame = await until('the frame', () => framesIn(page, on.product.origin).find((one) => one.url().includes('/embed/r/')));
  await frame.getByText('Sign in to this site to talk.').waitFor();
  expect(await frame.locator('textarea').count()).toBe(0);
  await signIn(page, closed.token('user-6', 'Sari'));
  await sayMore(await writable(page), 'signed in');

  const outside = await arrive(on.browser, on.product.origin, 'seoul');
  await outside.page.goto(`${on.product.origin}/r/${slugOf(frame.url())}`);
  await outside.page.getByText('제휴 사이트에 로그인한 사람만').waitFor();
  expect(await composer(outside.page).count()).toBe(0);
  await outside.context.close();
  await context.close();
});

test('the full room opens as the same member, its code leaves the address, and nobody who is there already is replaced', async () => {
  await partner.register({ id: 'full', title: 'Full' });
  const { page, context } = await visit(on.browser, site.put('/full', episode('full', `token="${partner.token('user-7', 'Dewi')}"`)));
  const frame = await writable(page);
  const slug = slugOf(frame.url());
  const ear = await ContractClient.enter(on.product.origin, slug, 'Ear', 'en');
  await sayMore(frame, 'in the frame');
  const { author } = await ear.heard('chat.sent', ({ text }) => text === 'in the frame');

  const opened = async () => {
    const [tab] = await Promise.all([context.waitForEvent('page'), frame.locator('header a').click()]);
    await tab.waitForURL((url) => url.pathname === `/r/${slug}`);
    await until('the code to leave the address', () => !tab.url().includes('#'));
    await until('a member’s composer', async () => (await tab.locator('[data-state="online"]').count()) > 0);
    return tab;
  };
  const first = await opened();
  await composer(first).fill('on the full page');
  await composer(first).press('Enter');
  expect((await ear.heard('chat.sent', ({ text }) => text === 'on the full page')).author).toEqual(author);
  await first.close();

  // Another user of the partner signs in to the frame; the full page goes on as who was there.
  await becomes(page, partner.token('user-8', 'Other'));
  await sayMore(await writable(page), 'I am another');
  const second = await opened();
  await composer(second).fill('and I am the first');
  await composer(second).press('Enter');
  expect((await ear.heard('chat.sent', ({ text }) => text === 'and I am the first')).author).toEqual(author);
  await context.close();
});
