import { expect, test } from 'vitest';
import { barriers } from '../support/axe';
import { arrive, PLACES, type Person, type Place } from '../support/browser';
import { friendsWords } from '../support/friends-words';
import { inBrowser } from '../support/in-browser';
import { enter, online, ready, said } from '../support/room-page';
import { signUp } from '../support/sign-up';
import { callAs } from '../support/space-owner';
import { until } from '../support/until';

const on = inBrowser();

async function somebody(place: Place, handle: string, name: string) {
  const { origin } = on.product;
  const person = await arrive(on.browser, origin, place);
  await signUp(person, origin, { handle, name });
  const goto = async (path: string) => {
    await person.page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
  };
  return { ...person, handle, name, goto, say: friendsWords[PLACES[place].lang] };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const named = (text: string, name: string) => text.replace('{name}', name);
const bell = ({ page }: Somebody) => page.getByTestId('bell');
const tie = ({ page }: Somebody, is: string) => page.locator(`.follow[data-tie="${is}"]`).waitFor();

async function makeRoom({ page, words, goto }: Somebody, title: string, nickname: string): Promise<string> {
  await goto('/new');
  await ready(page);
  await page.getByLabel(words.room_title).fill(title);
  await page.getByLabel(words.topic_name).fill(title);
  await page.getByTestId('nickname').fill(nickname);
  await page.getByRole('button', { name: words.make_room_now }).click();
  await page.getByTestId('room-made').waitFor();
  return (await page.getByRole('link', { name: words.enter_room }).getAttribute('href')) ?? '';
}

const leave = async (people: Person[]) => {
  expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
  for (const { context } of people) await context.close();
};

test('two become friends, the inbox live; one lets the other see the room they are in, who goes there by one tap', async () => {
  const hana = await somebody('seoul', 'hana_seoul', '하나');
  const budi = await somebody('jakarta', 'budi_jkt', 'Budi');
  const about = { id: 'about', kind: 'about', see: 'friends', options: { text: '친구만 보는 글' } };
  await callAs(hana, on.product.origin)('PUT', '/api/profiles/hana_seoul/look', { edition: 1, look: { blocks: [about] } });

  // Hana reads her inbox while Budi asks: it is there at once, and read.
  await hana.goto('/inbox');
  await hana.page.getByText(hana.say.friends_inbox_none_title).waitFor();
  await budi.goto('/u/hana_seoul');
  await budi.page.getByRole('button', { name: budi.say.friends_ask }).click();
  await tie(budi, 'asked');
  expect(await budi.page.getByText('친구만 보는 글').count()).toBe(0);
  const asked = hana.page.getByTestId('inbox').locator('[data-kind="friend.asked"]');
  await asked.getByText(named(hana.say.friends_inbox_asked, 'Budi')).waitFor();
  expect(await barriers(hana.page)).toEqual([]);

  // By the notice to the requests, and yes.
  await asked.getByRole('link').click();
  await hana.page.getByRole('button', { name: `${hana.say.friends_accept} Budi` }).click();
  await hana.page.getByTestId('friends').getByRole('link', { name: 'Budi' }).waitFor();
  // Budi's page says so by itself, with what friends see, and his bell counts.
  await tie(budi, 'friends');
  await budi.page.getByText('친구만 보는 글').waitFor();
  await until('the bell to count one', async () => (await bell(budi).locator('.badge').allTextContents()).join() === '1');

  // Hana sits in a room. Until she lets friends see it, nobody knows.
  const room = await makeRoom(hana, '달빛 우체국 같이 읽기', '귤까는사람');
  await hana.goto(room);
  await online(hana.page);
  await budi.goto('/friends');
  await budi.page.getByText(budi.say.friends_here_none).waitFor();
  const second = await hana.context.newPage();
  await second.goto(`${on.product.origin}/friends`, { waitUntil: 'networkidle' });
  await second.getByText(hana.say.friends_shows).click();
  await second.getByText(hana.say.friends_shows_rooms, { exact: true }).click();
  await second.close();
  const go = budi.page.getByTestId('friends-here').getByRole('link', { name: `${budi.say.friends_go} 달빛 우체국` });
  await until('Budi to see where Hana is', async () => (await go.count()) === 1 || (await budi.page.reload(), false), {
    withinMs: 40_000,
    everyMs: 1500,
  });
  expect(await barriers(budi.page)).toEqual([]);
  await go.tap();
  await budi.page.waitForURL((url) => url.pathname === room);
  await ready(budi.page);
  await budi.page.getByTestId('nickname').fill('nasgor malam');
  await said(budi, 'Aku datang!');
  await hana.page.getByText('Aku datang!').first().waitFor();

  // Not to be seen any more: at once.
  await hana.goto('/friends');
  await hana.page.getByText(hana.say.friends_shows).click();
  await hana.page.getByText(hana.say.friends_shows_nobody, { exact: true }).click();
  await hana.page.getByText(`${hana.say.friends_shows} ${hana.say.friends_shows_nobody}`).waitFor();
  await budi.goto('/friends');
  await budi.page.getByText(budi.say.friends_here_none).waitFor();

  // Blocked, she is told of no more: not by the bell either, which still counts that she said yes.
  await until('the bell to count one', async () => (await bell(budi).locator('.badge').allTextContents()).join() === '1');
  await budi.page.getByRole('button', { name: named(budi.say.friends_more_named, '하나') }).tap();
  await budi.page.getByRole('button', { name: budi.say.friends_block, exact: true }).tap();
  await budi.page.getByRole('dialog').getByRole('button', { name: budi.say.friends_block, exact: true }).tap();
  await budi.page.getByText(budi.say.friends_none_title).waitFor();
  await until('the bell to count nothing', async () => (await bell(budi).locator('.badge').allTextContents()).join() === '');
  await leave([hana, budi]);
}, 240_000);

test('in a room nobody knows whose profile is whose, until one opens theirs, told what that means; blocked, neither finds the other', async () => {
  const hana = await somebody('seoul', 'hana_two', '하나');
  const ren = await somebody('tokyo', 'ren_tokyo', '蓮');
  const room = await makeRoom(hana, '필름 카메라', '귤까는사람');
  await hana.goto(room);
  await online(hana.page);
  await enter(ren, `${on.product.origin}${room}`, '紅茶とネコ', '来ました');

  const look = async () => {
    await ren.page.getByTestId('people').getByRole('button', { name: '귤까는사람' }).click();
    await ren.page.getByRole('dialog').getByText(ren.words.hide_person).waitFor();
  };
  const link = ren.page.getByRole('dialog').getByRole('link', { name: ren.say.friends_open_profile.replace('{handle}', hana.handle) });
  await look();
  await ren.page.waitForTimeout(500);
  expect(await link.count()).toBe(0);
  await ren.page.keyboard.press('Escape');

  await hana.page.getByRole('button', { name: hana.say.friends_open_menu }).click();
  const dialog = hana.page.getByRole('dialog');
  for (const words of [
    hana.say.friends_open_means_here,
    hana.say.friends_open_means_said,
    hana.say.friends_open_means_only,
    hana.say.friends_open_means_back,
  ])
    await dialog.getByText(words.replace('{nickname}', '귤까는사람').replace('{name}', '하나')).waitFor();
  expect(await barriers(hana.page)).toEqual([]);
  await dialog.getByRole('button', { name: hana.say.friends_open_open, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await look();
  await link.click();
  await ren.page.waitForURL(/\/u\/hana_two/);

  // Hana opens Ren's profile by its address, and blocks.
  await hana.goto('/u/ren_tokyo');
  await tie(hana, 'none');
  await hana.page.getByRole('button', { name: hana.say.friends_more, exact: true }).click();
  await hana.page.getByRole('button', { name: hana.say.friends_block, exact: true }).click();
  await hana.page.getByRole('dialog').getByRole('button', { name: hana.say.friends_block, exact: true }).click();
  await hana.page.waitForURL(/\/friends/);
  await hana.page.getByText(hana.say.friends_blocked).waitFor();
  for (const [who, path] of [
    [ren, '/u/hana_two'],
    [hana, '/u/ren_tokyo'],
  ] as const)
    expect((await who.page.goto(`${on.product.origin}${path}`))?.status()).toBe(404);
  ren.trouble.splice(0, Infinity, ...ren.trouble.filter((line) => !line.includes('404')));
  hana.trouble.splice(0, Infinity, ...hana.trouble.filter((line) => !line.includes('404')));
  await leave([hana, ren]);
}, 240_000);

test('a visitor sees some of the friends of a space, and goes to one of them by one tap', async () => {
  const { origin } = on.product;
  const hana = await somebody('seoul', 'hana_four', '하나');
  const budi = await somebody('jakarta', 'budi_four', 'Budi');
  const ren = await somebody('tokyo', 'ren_four', '蓮');
  const asHana = callAs(hana, origin);
  const blocks = [{ id: 'friends', kind: 'friends', size: 'm' }];
  await asHana('PUT', '/api/profiles/hana_four/look', { edition: 1, look: { v: 1, theme: 'paper', background: {}, blocks, stickers: [] } });

  const visitor = await arrive(on.browser, origin, 'jakarta');
  const block = visitor.page.locator('[data-kind="friends"]');
  const visit = () => visitor.page.goto(`${origin}/u/hana_four`, { waitUntil: 'networkidle' });
  await visit();
  await block.getByText(named(friendsWords.id.friends_block_none, '하나')).waitFor();

  // Budi and Hana follow each other; Ren is followed, and doesn't follow back.
  await asHana('PUT', '/api/profiles/budi_four/follow');
  await asHana('PUT', '/api/profiles/ren_four/follow');
  await callAs(budi, origin)('PUT', '/api/profiles/hana_four/follow');
  await visit();
  expect(await block.getByRole('listitem').locator('a > :last-child').allTextContents()).toEqual(['Budi']);
  expect(await barriers(visitor.page)).toEqual([]);
  await block.getByRole('link', { name: 'Budi' }).tap();
  await visitor.page.waitForURL(/\/u\/budi_four$/);
  await visitor.page.getByRole('heading', { level: 1, name: 'Budi' }).waitFor();
  await leave([hana, budi, ren, visitor]);
}, 240_000);

test('a page of a guest or stranger loads nothing of this, and opens no second line', async () => {
  const { origin } = on.product;
  const head = await somebody('seoul', 'hana_three', '하나');
  const room = await makeRoom(head, '조용한 방', '귤');
  const guest = await arrive(on.browser, origin, 'tokyo');
  const lines: string[] = [];
  guest.page.on('websocket', (socket) => lines.push(new URL(socket.url()).pathname));
  await enter(guest, `${origin}${room}`, '客', 'こんにちは');
  await online(guest.page);
  await guest.page.waitForTimeout(1000);
  await guest.page.goto(`${origin}/friends`, { waitUntil: 'networkidle' });
  await guest.page.getByText(friendsWords.ja.friends_stranger_title).waitFor();
  await guest.page.goto(`${origin}/inbox`, { waitUntil: 'networkidle' });
  await guest.page.getByText(friendsWords.ja.friends_inbox_stranger_title).waitFor();
  expect(lines.filter((path) => path.startsWith('/parties/presence'))).toEqual([]);
  expect(lines.some((path) => path.startsWith('/parties/room/'))).toBe(true);
  await leave([head, guest]);
});
