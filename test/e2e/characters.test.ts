import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { barriers, still } from '../support/axe';
import { arrive, PLACES, type Person, type Place } from '../support/browser';
import { characterWords } from '../support/character-words';
import { guest, make } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { enter, online, said } from '../support/room-page';
import { signUp } from '../support/sign-up';
import { until } from '../support/until';

const on = inBrowser();

async function somebody(place: Place) {
  const person = await arrive(on.browser, on.product.origin, place);
  return { ...person, said: characterWords[PLACES[place].lang] };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const made = (page: Page) => page.locator('[data-ready="true"]').waitFor();
const drawn = (page: Page) => page.getByTestId('character-preview').innerHTML();
const save = async ({ page, said: words }: Somebody) => {
  await page.getByRole('button', { name: words.character_save, exact: true }).click();
  await page.getByText(words.character_saved).waitFor();
};

async function openSide({ page, phone, words }: Person): Promise<void> {
  await online(page);
  if (phone) await page.getByRole('button', { name: words.people_and_room }).click();
  await page.getByTestId('people').getByRole('listitem').first().waitFor();
}
async function openPicture(person: Somebody): Promise<void> {
  const choose = person.page.getByRole('button', { name: person.said.character_room, exact: true });
  if (!(await choose.isVisible())) await openSide(person);
  await choose.click();
  await person.page.getByRole('dialog', { name: person.said.character_room }).waitFor();
}

/** Where the picture beside somebody's last message is, once it is there and drawn. */
const pictureIn = (page: Page): Promise<string> =>
  until('a picture in the log', () =>
    page
      .locator('[data-testid="room-log"] [data-state="sent"] .face img')
      .last()
      .evaluate((image) => (image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0 ? image.src : null), undefined, {
        timeout: 1000,
      })
      .catch(() => null),
  );

test('a guest makes a character on a phone and shows it in one room; in another they are somebody else', async () => {
  const { origin } = on.product;
  const session = await guest(origin);
  const [one, two] = [await make(origin, session), await make(origin, session)];
  const budi = await somebody('jakarta');
  const seoul = await somebody('seoul');
  await enter(budi, one.room.url, 'budi', 'halo');
  await enter(seoul, one.room.url, '귤까는사람', '안녕');

  await openPicture(budi);
  const { page, said: words } = budi;
  await page.getByRole('link', { name: words.character_room_make }).tap();
  await made(page);
  const first = await drawn(page);
  await page.getByRole('tab', { name: words.character_group_hair }).tap();
  await page.getByText(words.character_hair_space_buns, { exact: true }).tap();
  await page.getByRole('tab', { name: words.character_group_clothes }).tap();
  await page.getByText(words.character_outfit_batik, { exact: true }).tap();
  await page.getByRole('button', { name: words.character_slot_headwear }).tap();
  await page.getByText(words.character_headwear_hijab, { exact: true }).tap();
  const changed = await drawn(page);
  expect(changed).not.toBe(first);
  await page.getByRole('button', { name: words.character_random }).tap();
  await page.getByRole('button', { name: words.character_undo }).tap();
  expect(await page.locator('input[value="hijab"]').isChecked()).toBe(true);
  // What isn't saved outlives a reload.
  await page.reload();
  await made(page);
  await page.getByRole('tab', { name: words.character_group_hair }).tap();
  expect(await page.locator('input[value="space-buns"]').isChecked()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await save(budi);
  await page.getByRole('link', { name: words.character_back_to_room }).tap();

  // Nobody in the room sees it before it is chosen there.
  await online(page);
  const seq = await said(budi, 'aku kembali');
  await seoul.page.locator(`[data-seq="${seq}"]`).waitFor();
  expect(await seoul.page.locator('[data-testid="room-log"] .face img').count()).toBe(0);
  await openPicture(budi);
  await page.getByText(words.character_room_mine, { exact: true }).tap();
  await page.getByRole('button', { name: words.character_room_show }).tap();
  const here = await pictureIn(seoul.page);
  expect(here).toMatch(new RegExp(`/r/${one.room.slug}/pictures/pic_[\\w-]{22}\\.svg$`));
  const inList = seoul.page.getByTestId('people').getByRole('button', { name: 'budi' }).locator('img');
  expect(await inList.getAttribute('src')).toBe(new URL(here).pathname);

  await page.goto(two.room.url);
  await enter(budi, two.room.url, 'orang lain', 'halo di sini');
  await openPicture(budi);
  await page.getByText(words.character_room_mine, { exact: true }).tap();
  await page.getByRole('button', { name: words.character_room_show }).tap();
  const tokyo = await somebody('tokyo');
  await enter(tokyo, two.room.url, '紅茶とネコ', '来ました');
  const there = await pictureIn(tokyo.page);
  const files = await Promise.all([here, there].map((url) => seoul.page.evaluate(async (from) => (await fetch(from)).text(), url)));
  expect(files[0]).toContain('<svg');
  expect(files[0]).not.toBe(files[1]);
  const [ids, others] = files.map((file) => new Set(file.match(/ id="[^"]+"/g)));
  expect(ids?.size).toBeGreaterThan(0);
  expect([...(ids ?? [])].filter((id) => others?.has(id))).toEqual([]);
  expect(there).not.toContain(new URL(here).pathname.split('/').at(-1) ?? here);

  // Taken away, the letter is back and the file is gone.
  await openPicture(budi);
  await page.getByText(words.character_room_none, { exact: true }).tap();
  await page.getByRole('button', { name: budi.words.save }).tap();
  await until('the picture to go', async () => (await tokyo.page.locator('[data-testid="room-log"] .face img').count()) === 0);
  expect(await tokyo.page.evaluate(async (url) => (await fetch(url, { cache: 'reload' })).status, there)).toBe(404);
  expect([budi, seoul].flatMap(({ trouble }) => trouble)).toEqual([]);
  await Promise.all([budi, seoul, tokyo].map(({ context }) => context.close()));
});

test('on their profile it makes another face when it is nudged, and stands beside their name', async () => {
  const { origin } = on.product;
  const budi = await somebody('jakarta');
  await signUp(budi, origin, { handle: 'budi_jalan', name: 'Budi' });
  const { page, said: words } = budi;
  await page.goto(`${origin}/character`);
  await made(page);
  await page.getByRole('tab', { name: words.character_group_clothes }).tap();
  await page.getByText(words.character_outfit_yukata, { exact: true }).tap();
  await save(budi);

  const tokyo = await somebody('tokyo');
  await tokyo.page.goto(`${origin}/u/budi_jalan`, { waitUntil: 'networkidle' });
  const nudge = tokyo.page.getByRole('button', { name: tokyo.said.character_block_tap });
  const face = nudge.locator('svg[data-expression]');
  expect(await face.getAttribute('data-expression')).toBe('happy');
  await nudge.click();
  await until('another face', async () => (await face.getAttribute('data-expression')) !== 'happy');
  await until('the usual face again', async () => (await face.getAttribute('data-expression')) === 'happy');
  const beside = tokyo.page.locator('img[src^="/characters/chr_"]').first();
  expect(await beside.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)).toBe(true);
  expect([budi, tokyo].flatMap(({ trouble }) => trouble)).toEqual([]);
  await Promise.all([budi, tokyo].map(({ context }) => context.close()));
});

test('the maker works by keyboard alone, and says what it shows', async () => {
  const seoul = await somebody('seoul');
  const { page, said: words } = seoul;
  await page.goto(`${on.product.origin}/character`);
  await made(page);
  await page.getByRole('tab', { name: words.character_group_face }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const hair = page.getByRole('group', { name: words.character_slot_hair }).last();
  await hair.getByRole('radio', { name: words.character_hair_crop }).focus();
  const before = await drawn(page);
  await page.keyboard.press('ArrowRight');
  expect(await hair.getByRole('radio', { name: words.character_hair_two_block }).isChecked()).toBe(true);
  expect(await drawn(page)).not.toBe(before);
  await page.keyboard.press('Control+z');
  expect(await hair.getByRole('radio', { name: words.character_hair_two_block }).isChecked()).toBe(false);
  await page.keyboard.press('Control+Shift+z');
  expect(await hair.getByRole('radio', { name: words.character_hair_two_block }).isChecked()).toBe(true);
  await page.getByText(words.character_mood_sad, { exact: true }).click();
  await page.getByRole('img', { name: words.character_preview_now.replace('{mood}', words.character_mood_sad) }).waitFor();
  await still(page);
  expect(await barriers(page)).toEqual([]);
  expect(seoul.trouble).toEqual([]);
  await seoul.context.close();
});

test('a picture that isn’t there is a plain 404, and a room can’t be asked for another’s', async () => {
  const { origin } = on.product;
  const session = await guest(origin);
  const { room } = await make(origin, session);
  for (const path of [
    `/r/${room.slug}/pictures/pic_aaaaaaaaaaaaaaaaaaaaaa.svg`,
    `/r/${room.slug}/pictures/x.svg`,
    '/characters/chr_x.svg',
    '/characters/..svg',
  ])
    expect((await fetch(origin + path)).status, path).toBe(404);
});
