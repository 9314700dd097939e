import { expect, test } from 'vitest';
import { arrive, type Person } from '../support/browser';
import { inBrowser } from '../support/in-browser';
import { online, ready, said, shown } from '../support/room-page';
import { until } from '../support/until';

const on = inBrowser();

const stage = ({ page }: Person, name: string) => page.locator(`[data-testid="room-end"][data-stage="${name}"]`);

async function ask(person: Person, url: string, nickname: string): Promise<void> {
  const { page, words } = person;
  await page.goto(url);
  await ready(page);
  await page.getByTestId('nickname').fill(nickname);
  await page.getByRole('button', { name: words.ask_to_join }).click();
  await stage(person, 'waiting').waitFor();
}

test('who asks to be let in waits on the page, and learns there what the head decides', async () => {
  const seoul = await arrive(on.browser, on.product.origin, 'seoul');
  const tokyo = await arrive(on.browser, on.product.origin, 'tokyo');
  const jakarta = await arrive(on.browser, on.product.origin, 'jakarta');
  const { page, words } = seoul;
  await page.goto(`${on.product.origin}/new`);
  await ready(page);
  await page.getByLabel(words.room_title).fill('조용한 독서 모임');
  await page.getByLabel(words.topic_name).fill('단편소설');
  await page.getByText(words.entry_approval, { exact: true }).click();
  await page.getByTestId('nickname').fill('책갈피');
  await page.getByRole('button', { name: words.make_room_now }).click();
  await page.getByRole('link', { name: words.enter_room }).click();
  await online(page);
  const url = page.url();
  await said(seoul, '여기는 우리끼리만 봐요');

  // Strangers see what the room is, and none of its words.
  await tokyo.page.goto(url);
  await tokyo.page.getByText('조용한 독서 모임').first().waitFor();
  expect(await tokyo.page.content()).not.toContain('우리끼리만');
  await ask(tokyo, url, '栞');
  await ask(jakarta, url, 'Pembatas');

  await page.getByRole('button', { name: words.desk }).first().click();
  const dialog = page.getByRole('dialog');
  const person = (name: string) => dialog.locator('.person', { hasText: name });
  await person('栞').getByRole('button', { name: words.admit }).click();
  await person('Pembatas').getByRole('button', { name: words.refuse }).click();

  await online(tokyo.page);
  await until('the admitted one to see the talk', async () => (await shown(tokyo.page)).some(({ text }) => text.includes('우리끼리만')));
  await said(tokyo, 'ありがとうございます、静かに読みますね');
  await stage(jakarta, 'refused').waitFor();
  await jakarta.page.getByText(jakarta.words.refused_title).waitFor();
  expect(await jakarta.page.content()).not.toContain('우리끼리만');
  expect([seoul, tokyo, jakarta].flatMap(({ trouble }) => trouble)).toEqual([]);
});
