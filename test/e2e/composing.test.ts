import type { CDPSession } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive, type Place } from '../support/browser';
import { guest, make } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { composer, enter, shown } from '../support/room-page';
import { until } from '../support/until';

const on = inBrowser();

/** Enter as a keyboard gives it; `keyCode` 229 is what an input method makes of it. */
async function pressEnter(keyboard: CDPSession, keyCode: number): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: keyCode, nativeVirtualKeyCode: 13 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, ...(keyCode === 13 && { text: '\r' }) });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

const WRITING: { place: Place; steps: string[]; composed: string; rest: string }[] = [
  // Hangul is composed letter by letter; the last syllable is still open when Enter comes.
  { place: 'seoul', steps: ['ㅇ', '아', '안', '안ㄴ', '안녀', '안녕'], composed: '안녕', rest: '하세요' },
  // Kana are converted: the first Enter takes the candidate.
  { place: 'tokyo', steps: ['k', 'か', 'かn', 'かんじ', '漢字'], composed: '漢字', rest: 'です' },
];

test.for(WRITING)('Enter that ends a composition never sends, in $place', async ({ place, steps, composed, rest }) => {
  const room = await make(on.product.origin, await guest(on.product.origin), { title: '입력기' });
  const person = await arrive(on.browser, on.product.origin, place);
  const { page } = person;
  await enter(person, room.room.url, '조합', '먼저');
  const keyboard = await person.context.newCDPSession(page);

  for (const keyCode of [229, 13]) {
    await composer(page).focus();
    for (const text of steps)
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await pressEnter(keyboard, keyCode);
    await keyboard.send('Input.insertText', { text: composed });
    await until('the composition to be taken', async () => (await composer(page).inputValue()).trim() === composed);
    await keyboard.send('Input.insertText', { text: rest });
    // The composer passes over an Enter that comes on the heels of a composition's end; a person's comes later.
    await page.waitForTimeout(120);
    await composer(page).press('Enter');
    await until(
      'the whole message to be sent',
      async () => (await shown(page)).at(-1)?.state === 'sent' && (await composer(page).inputValue()) === '',
    );
  }
  // Had Enter sent while composing, a piece of the word would stand here on its own.
  expect((await shown(page)).map(({ text }) => text)).toEqual(['먼저', composed + rest, composed + rest]);
  expect(person.trouble).toEqual([]);
});

test('Shift and Enter make a new line on a keyboard, and Enter does on a phone', async () => {
  const room = await make(on.product.origin, await guest(on.product.origin), { title: '줄바꿈' });
  for (const place of ['seoul', 'jakarta'] as const) {
    const person = await arrive(on.browser, on.product.origin, place);
    const { page, phone } = person;
    await enter(person, room.room.url, place, place);
    await composer(page).pressSequentially('1');
    await composer(page).press(phone ? 'Enter' : 'Shift+Enter');
    await composer(page).pressSequentially('2');
    expect(await composer(page).inputValue()).toBe('1\n2');
    if (phone) await page.getByTestId('send').tap();
    else await composer(page).press('Enter');
    await until('two lines', async () => (await shown(page)).at(-1)?.text === '1\n2');
  }
});
