import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { barriers, still } from '../support/axe';
import { arrive, launch, PLACES, type Person, type Place } from '../support/browser';
import { startProduct, type Product } from '../support/product';
import { settle } from '../support/settle';
import { until } from '../support/until';
import en from '../../web/messages/pet/en.json';
import id from '../../web/messages/pet/id.json';
import ja from '../../web/messages/pet/ja.json';
import ko from '../../web/messages/pet/ko.json';

const PET = { ko, ja, id, en };
const NAME = '보리';

let product: Product;
let browser: Browser;
let people: Person[] = [];
beforeAll(async () => {
  product = await startProduct();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await product.dispose();
});
afterEach(async () => {
  for (const { context } of people) await context.close();
  people = [];
});
const trouble = () => people.flatMap((person) => person.trouble);

async function somebody(place: Place) {
  const person = await arrive(browser, product.origin, place);
  people.push(person);
  return { ...person, pet: PET[PLACES[place].lang] };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const named = (text: string) => text.replace('{name}', NAME);
const block = (page: Page) => page.locator('[data-kind="pet"]');
const button = ({ page }: Somebody, name: string | RegExp) => block(page).getByRole('button', { name, exact: true });
const says = ({ page }: Somebody, text: string) => block(page).locator('[aria-live="polite"]', { hasText: text }).waitFor();
const needs = async ({ page, pet }: Somebody, need: 'food' | 'joy' | 'clean') =>
  Number(
    await block(page)
      .getByRole('meter', { name: pet[`pet_need_${need}`] })
      .getAttribute('aria-valuenow'),
  );

async function visit(person: Somebody, url: string): Promise<void> {
  await person.page.goto(url);
  await person.page.waitForLoadState('networkidle');
  await block(person.page).scrollIntoViewIfNeeded();
}

/** Chooses a rabbit in its second coat and names it, in the dialog. */
async function choose(owner: Somebody): Promise<void> {
  const { page, pet } = owner;
  await button(owner, pet.pet_choose).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(pet.pet_kind_rabbit).click();
  await dialog.getByRole('radio', { name: pet.pet_coat_nth.replace('{nth}', '2') }).check({ force: true });
  expect(await dialog.getByRole('button', { name: pet.pet_adopt }).isDisabled()).toBe(true);
  await dialog.getByLabel(pet.pet_name).fill(NAME);
  await still(page);
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: pet.pet_adopt }).click();
  await block(page).getByRole('heading', { name: NAME }).waitFor();
}

test('chosen, named and fed; a visitor from elsewhere feeds and plays; it learns a trick, and its owner hears of the visit', async () => {
  const owner = await somebody('seoul');
  const url = await settle(owner, product.origin, { handle: 'bori_house', name: '하나' });
  await visit(owner, url);
  await choose(owner);

  const hungry = await needs(owner, 'food');
  await button(owner, owner.pet.pet_feed).click();
  await button(owner, owner.pet.pet_food_carrot).click();
  await says(owner, named(owner.pet.pet_said_loved));
  await until('it to be fuller', async () => (await needs(owner, 'food')) > hungry);

  // A guest in Jakarta, on a phone, who has no session yet.
  const visitor = await somebody('jakarta');
  await visit(visitor, url);
  await button(visitor, named(visitor.pet.pet_stroke)).waitFor();
  expect(await button(visitor, visitor.pet.pet_teach).count()).toBe(0);
  const joy = await needs(visitor, 'joy');
  await button(visitor, visitor.pet.pet_play).click();
  await button(visitor, visitor.pet.pet_toy_ball).click();
  await says(visitor, named(visitor.pet.pet_said_played));
  await until('it to be gladder', async () => (await needs(visitor, 'joy')) > joy);
  await button(visitor, visitor.pet.pet_feed).click();
  await button(visitor, visitor.pet.pet_food_fish).click();
  // Fed twice it may be full already: either way it is said.
  await until('an answer', async () => {
    const said = await block(visitor.page).locator('[aria-live="polite"]').textContent();
    return said === named(visitor.pet.pet_said_fed) || said === named(visitor.pet.pet_why_full);
  });
  await still(visitor.page);
  expect(await barriers(visitor.page)).toEqual([]);

  // The keyboard alone: three lessons, and it shows what it has learnt when it is stroked.
  await visit(owner, url);
  await button(owner, owner.pet.pet_teach).focus();
  await owner.page.keyboard.press('Enter');
  const wave = block(owner.page).getByRole('button', { name: new RegExp(owner.pet.pet_trick_wave) });
  for (let lesson = 1; lesson <= 3; lesson++) {
    await wave.focus();
    await owner.page.keyboard.press('Enter');
    const said = lesson < 3 ? owner.pet.pet_said_lesson.replace('{left}', String(3 - lesson)) : owner.pet.pet_said_learnt;
    await says(owner, named(said));
  }
  await owner.page.getByRole('button', { name: named(owner.pet.pet_stroke) }).click();
  await says(owner, named(owner.pet.pet_said_trick));
  await owner.page.locator('svg.pet.wave').waitFor();

  const inbox = await owner.context.request.get(`${product.origin}/api/inbox`);
  const { items } = z.object({ items: z.array(z.looseObject({ kind: z.string(), about: z.looseObject({}) })) }).parse(await inbox.json());
  expect(items).toMatchObject([{ kind: 'pet.visited', by: null, about: { pet: NAME, deed: 'play' } }]);
  expect(trouble()).toEqual([]);
});

test('it goes for a walk along the cards and comes when it is called; who wants less motion finds it at home, still', async () => {
  const owner = await somebody('tokyo');
  const url = await settle(owner, product.origin, { handle: 'mochi_house', name: 'ゆき' });
  await visit(owner, url);
  await choose(owner);
  await button(owner, owner.pet.pet_walk).click();
  const walker = owner.page.locator('.space > .layer svg.pet');
  await walker.waitFor();
  const at = async () => (await walker.boundingBox())!;
  const began = await at();
  // On the upper edge of a card, and after a while elsewhere.
  const ledges = await owner.page.locator('[data-block]').evaluateAll((slots) => slots.map((slot) => slot.getBoundingClientRect().top));
  const feet = began.y + (began.height * 106) / 112;
  expect(Math.min(...ledges.map((top) => Math.abs(top - feet)))).toBeLessThan(8);
  await until('it to walk', async () => Math.hypot((await at()).x - began.x, (await at()).y - began.y) > 12, { withinMs: 20_000 });
  await button(owner, owner.pet.pet_call_home).click();
  await walker.waitFor({ state: 'detached' });
  await block(owner.page).locator('svg.pet').first().waitFor();

  await owner.page.emulateMedia({ reducedMotion: 'reduce' });
  await visit(owner, url);
  expect(await button(owner, owner.pet.pet_walk).count()).toBe(0);
  const home = block(owner.page).locator('svg.pet').first();
  const where = await home.boundingBox();
  await owner.page.waitForTimeout(4000);
  expect(await home.boundingBox()).toEqual(where);
  expect(trouble()).toEqual([]);
});

test('let go after asking once more, its place is free for another', async () => {
  const owner = await somebody('seoul');
  const url = await settle(owner, product.origin, { handle: 'empty_house', name: '두리' });
  await visit(owner, url);
  await choose(owner);
  await button(owner, owner.pet.pet_change).click();
  const dialog = owner.page.getByRole('dialog');
  await dialog.getByLabel(owner.pet.pet_name).fill('두부');
  await dialog.getByRole('button', { name: owner.pet.pet_save }).click();
  await block(owner.page).getByRole('heading', { name: '두부' }).waitFor();
  await button(owner, owner.pet.pet_change).click();
  await dialog.getByRole('button', { name: owner.pet.pet_let_go }).click();
  await owner.page.getByRole('dialog', { name: owner.pet.pet_let_go_title.replace('{name}', '두부') }).waitFor();
  await dialog.getByRole('button', { name: owner.pet.pet_let_go_do }).click();
  await button(owner, owner.pet.pet_choose).waitFor();
  await visit(owner, url);
  await button(owner, owner.pet.pet_choose).waitFor();
  expect(trouble()).toEqual([]);
});
