import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PlainRoom, T0 } from '../rooms/plain-room';
import { seeded } from '../support/seeded';
import { BrowserOfTabs, Tab } from './browser-of-tabs';

const STEP_MS = 10;
const DAY_MS = 24 * 60 * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: T0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A room and a browser in it. What the room said is what its head heard. */
function world({ seed = 1, clockAheadMs = 0 } = {}) {
  vi.setSystemTime(T0 + clockAheadMs);
  const room = new PlainRoom();
  const ear = room.lead();
  const browser = new BrowserOfTabs(seeded(seed));
  const { key } = room.join(1);
  const open = ({ online = true, as = key } = {}) => {
    const tab = new Tab(browser, room, as);
    if (online) tab.connect();
    return tab;
  };
  /** Time passes for everybody. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      vi.advanceTimersByTime(STEP_MS);
      room.pass(STEP_MS);
      for (const tab of browser.tabs) tab.carry();
      for (let turns = 0; turns < 6; turns++) await new Promise<void>((resolve) => setImmediate(resolve));
    }
  };
  const said = () => ear.heard('chat.sent').map(({ text }) => text);
  return { room, browser, open, pass, said };
}
const texts = (tab: Tab) => tab.outbox.waiting.map(({ text }) => text);
const numbered = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i + 1}`);
const send = (tab: Tab, words: string[]) => {
  for (const word of words) tab.outbox.send(word);
};

describe('words go out once, in the order in which they were written', () => {
  test('those written without a line, when there is one', async () => {
    const { open, pass, said } = world();
    const tab = open({ online: false });
    send(tab, ['a', 'b', 'c']);
    await pass(500);
    expect(texts(tab)).toEqual(['a', 'b', 'c']);
    expect(said()).toEqual([]);
    tab.connect();
    await pass(1000);
    expect(said()).toEqual(['a', 'b', 'c']);
    expect(texts(tab)).toEqual([]);
  });

  test('those of a tab that is closed, from the next that opens the room', async () => {
    const { browser, open, pass, said } = world();
    const first = open();
    await pass(100);
    first.cut(false);
    send(first, ['a', 'b', 'c']);
    await pass(500);
    first.crash();
    expect(browser.words).toHaveLength(3);
    const second = open({ online: false });
    await pass(100);
    expect(texts(second)).toEqual(['a', 'b', 'c']);
    second.connect();
    await pass(1000);
    expect(said()).toEqual(['a', 'b', 'c']);
    expect(browser.words).toEqual([]);
  });

  test('those of a tab without a line, over another’s', async () => {
    const { open, pass, said } = world();
    const offline = open({ online: false });
    const online = open();
    await pass(100);
    offline.outbox.me = online.member;
    send(offline, ['a', 'b']);
    await pass(1000);
    expect(said()).toEqual(['a', 'b']);
    expect([...texts(offline), ...texts(online)]).toEqual([]);
  });

  test('those of three tabs typing at once, none across another', async () => {
    const { browser, open, pass, said } = world();
    const tabs = [open(), open(), open()];
    await pass(200);
    for (let i = 1; i <= 5; i++) {
      for (const [name, tab] of tabs.entries()) tab.outbox.send(`${name}-${i}`);
      await pass(30);
    }
    await pass(4000);
    expect(said()).toEqual([1, 2, 3, 4, 5].flatMap((i) => [`0-${i}`, `1-${i}`, `2-${i}`]));
    expect(browser.transmissions).toBe(15);
    expect(tabs.flatMap(texts)).toEqual([]);
  });

  test('those whose receipt was lost: the room has them, and says so again', async () => {
    const { browser, open, pass, said } = world();
    const tab = open();
    await pass(100);
    tab.outbox.send('a');
    await pass(30);
    tab.cut(true);
    await pass(200);
    expect(said()).toEqual(['a']);
    expect(texts(tab)).toEqual(['a']);
    tab.connect();
    await pass(500);
    expect(said()).toEqual(['a']);
    expect(browser.words).toEqual([]);
  });

  test.each([...Array(40).keys()])('whatever happens to lines and tabs (seed %i)', async (seed) => {
    const { browser, open, pass, said } = world({ seed });
    const random = seeded(1000 + seed);
    const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const written: string[][] = [];
    const arrive = () => {
      const tab = open();
      const name = `${written.length}`;
      const words: string[] = [];
      written.push(words);
      return { tab, say: () => words.push(`${name}.${words.length}`) && tab.outbox.send(words.at(-1)!) };
    };
    let tabs = [arrive(), arrive()];
    for (let step = 0; step < 60; step++) {
      const chosen = one(tabs);
      const dice = random();
      if (dice < 0.6) chosen.say();
      else if (dice < 0.75) {
        if (chosen.tab.isOnline) chosen.tab.cut(random() < 0.5);
        else chosen.tab.connect();
      } else if (dice < 0.8) {
        // What isn't on disk when a tab dies was never promised.
        await pass(100);
        chosen.tab.crash();
        tabs = [...tabs.filter((other) => other !== chosen), arrive()];
      }
      await pass(Math.floor(random() * 12) * STEP_MS);
    }
    for (const { tab } of tabs) if (!tab.isOnline) tab.connect();
    await pass(20_000);
    const all = said();
    for (const words of written) expect(all.filter((text) => words.includes(text))).toEqual(words);
    expect(all).toEqual(browser.written);
    expect(browser.words).toEqual([]);
    expect(tabs.flatMap(({ tab }) => texts(tab))).toEqual([]);
  });
});

describe('a word that doesn’t go at once', () => {
  test('waits where the room asks to, and those behind it with it', async () => {
    const { open, pass, said } = world();
    const tab = open();
    await pass(100);
    const words = numbered('', 40);
    send(tab, words);
    await pass(3000);
    expect(said().length).toBeLessThan(40);
    expect(tab.outbox.waiting[0]?.pauseMs).toBeGreaterThan(0);
    await pass(6000);
    expect(said()).toEqual(words);
    expect(texts(tab)).toEqual([]);
  });

  test('waits on in another tab, when the one that was told to is gone', async () => {
    const { room, open, pass, said } = world();
    const head = room.lead();
    const tab = open();
    room.up(head, { type: 'room.set', slowModeMs: 30_000 });
    await pass(100);
    send(tab, ['a', 'b']);
    await pass(1000);
    expect(said()).toEqual(['a']);
    tab.crash();
    open();
    await pass(25_000);
    expect(said()).toEqual(['a']);
    await pass(10_000);
    expect(said()).toEqual(['a', 'b']);
  });

  test('says why it is refused, lets others pass, and goes when its writer tries again', async () => {
    const { open, pass, said } = world();
    const tab = open();
    await pass(100);
    tab.outbox.send('to nobody', 99);
    tab.outbox.send('next');
    await pass(1000);
    expect(said()).toEqual(['next']);
    expect(tab.outbox.waiting.map(({ text, problem }) => [text, problem?.code])).toEqual([['to nobody', 'message.not_found']]);
    // What it answered is gone; what it says isn't.
    tab.outbox.again(tab.outbox.waiting[0]!.id);
    await pass(1000);
    expect(said()).toEqual(['next', 'to nobody']);
  });

  test('is taken back before it goes, and never goes', async () => {
    const { browser, open, pass, said } = world();
    const tab = open({ online: false });
    send(tab, ['a', 'b', 'c']);
    tab.outbox.cancel(tab.outbox.waiting[2]!.id);
    await pass(300);
    tab.outbox.cancel(tab.outbox.waiting[0]!.id);
    expect(texts(tab)).toEqual(['b']);
    await pass(300);
    expect(browser.words.map(({ text }) => text)).toEqual(['b']);
    tab.connect();
    await pass(1000);
    expect(said()).toEqual(['b']);
  });

  test('is taken back in one tab for all', async () => {
    const { open, pass, said } = world();
    const [here, there] = [open({ online: false }), open({ online: false })];
    send(here, ['a']);
    await pass(300);
    there.outbox.cancel(there.outbox.waiting[0]!.id);
    await pass(300);
    expect(texts(here)).toEqual([]);
    here.connect();
    await pass(1000);
    expect(said()).toEqual([]);
  });

  test('that is taken back too late is said, and doesn’t hold up the next', async () => {
    const { open, pass, said } = world();
    const tab = open();
    await pass(100);
    send(tab, ['a', 'b']);
    await pass(20);
    tab.outbox.cancel(tab.outbox.waiting[0]!.id);
    await pass(1000);
    expect(said()).toEqual(['a', 'b']);
    expect(texts(tab)).toEqual([]);
  });

  test('is left to a tab in sight, and goes from a hidden one when there is no other', async () => {
    const { open, pass, said } = world();
    const hidden = open();
    hidden.isHidden = true;
    const offline = open({ online: false });
    await pass(100);
    offline.outbox.me = hidden.member;
    send(offline, ['a']);
    await pass(2000);
    expect(said()).toEqual([]);
    await pass(2000);
    expect(said()).toEqual(['a']);
  });

  test('is sent again on a line that swallowed it', async () => {
    const { room, open, pass, said } = world();
    const tab = open();
    await pass(100);
    const { receive } = room.engine;
    room.engine.receive = () => {};
    tab.outbox.send('a');
    await pass(5000);
    room.engine.receive = receive;
    await pass(10_000);
    expect(said()).toEqual(['a']);
    expect(texts(tab)).toEqual([]);
  });
});

describe('a clock that is wrong', () => {
  test.each([
    ['three hours ahead', 3 * 60 * 60_000],
    ['three hours behind', -3 * 60 * 60_000],
    ['a month behind', -30 * DAY_MS],
  ])('%s: words get ids of the room’s time, also those written before the room told it', async (_, clockAheadMs) => {
    const { open, pass, said } = world({ clockAheadMs });
    const tab = open({ online: false });
    send(tab, ['a', 'b']);
    await pass(300);
    tab.connect();
    send(tab, ['c']);
    await pass(2000);
    expect(said()).toEqual(['a', 'b', 'c']);
    expect(texts(tab)).toEqual([]);
  });

  test('set right or wrong meanwhile, costs no word', async () => {
    const { open, pass, said } = world();
    const tab = open();
    await pass(100);
    vi.setSystemTime(Date.now() + 5 * 60 * 60_000);
    send(tab, ['a', 'b']);
    await pass(2000);
    vi.setSystemTime(Date.now() - 9 * 60 * 60_000);
    send(tab, ['c']);
    await pass(2000);
    expect(said()).toEqual(['a', 'b', 'c']);
  });
});

describe('a word that is older than the room remembers ids', () => {
  /** As if it had lain in a drawer. */
  const age = ({ room }: { room: PlainRoom }, ms: number) => {
    vi.setSystemTime(Date.now() + ms);
    room.pass(ms);
  };

  test('and was never sent, goes under another id', async () => {
    const at = world();
    const tab = at.open({ online: false });
    send(tab, ['a']);
    await at.pass(300);
    age(at, 8 * DAY_MS);
    tab.connect();
    await at.pass(1000);
    expect(at.said()).toEqual(['a']);
    expect(texts(tab)).toEqual([]);
  });

  test('and may have been sent, is its writer’s to decide', async () => {
    const at = world();
    const tab = at.open();
    await at.pass(100);
    send(tab, ['a', 'b']);
    await at.pass(30);
    tab.cut(true);
    await at.pass(300);
    expect(at.said()).toEqual(['a']);
    age(at, 8 * DAY_MS);
    tab.connect();
    await at.pass(1000);
    expect(at.said()).toEqual(['a', 'b']);
    expect(tab.outbox.waiting.map(({ text, problem }) => [text, problem?.code])).toEqual([['a', 'id.expired']]);
    tab.outbox.again(tab.outbox.waiting[0]!.id);
    await at.pass(1000);
    expect(at.said()).toEqual(['a', 'b', 'a']);
    expect(texts(tab)).toEqual([]);
  });
});

describe('where the browser keeps nothing', () => {
  test('words live in the page, which knows it, and go out all the same', async () => {
    const { browser, open, pass, said } = world();
    browser.broken = new Error('denied');
    const tab = open({ online: false });
    send(tab, ['a', 'b']);
    await pass(300);
    expect(tab.outbox.isInMemory).toBe(true);
    expect(texts(tab)).toEqual(['a', 'b']);
    tab.connect();
    await pass(1000);
    expect(said()).toEqual(['a', 'b']);
    expect(texts(tab)).toEqual([]);
  });

  test('from some moment on, nothing is lost or doubled by it', async () => {
    const { browser, open, pass, said } = world();
    const tab = open();
    await pass(100);
    tab.cut(false);
    send(tab, ['a', 'b']);
    await pass(300);
    expect(tab.outbox.isInMemory).toBe(false);
    browser.broken = new DOMException('full', 'QuotaExceededError');
    send(tab, ['c', 'd']);
    await pass(300);
    expect(tab.outbox.isInMemory).toBe(true);
    expect(texts(tab)).toEqual(['a', 'b', 'c', 'd']);
    tab.connect();
    await pass(2000);
    expect(said()).toEqual(['a', 'b', 'c', 'd']);
    // What the disk still has is known to the room: it goes once more, and makes nothing.
    browser.broken = null;
    expect(browser.words).toHaveLength(2);
    open();
    await pass(2000);
    expect(said()).toEqual(['a', 'b', 'c', 'd']);
    expect(browser.words).toEqual([]);
  });
});

describe('words of who was in the room before', () => {
  test('wait for who is in it now to decide', async () => {
    const { room, browser, open, pass, said } = world();
    const first = open();
    await pass(100);
    first.cut(false);
    send(first, ['a', 'b']);
    await pass(300);
    first.crash();

    const another = open({ as: room.join(2).key });
    another.outbox.send('mine');
    await pass(1000);
    expect(said()).toEqual(['mine']);
    expect(texts(another)).toEqual(['a', 'b']);
    const [a, b] = another.outbox.waiting;
    another.outbox.again(a!.id);
    another.outbox.cancel(b!.id);
    await pass(1000);
    expect(said()).toEqual(['mine', 'a']);
    expect(browser.words).toEqual([]);
  });

  test('written before the page knew whose they were are its own', async () => {
    const { open, pass, said } = world();
    const tab = open({ online: false });
    send(tab, ['a']);
    await pass(100);
    expect(tab.outbox.waiting[0]?.member).toBeNull();
    tab.connect();
    await pass(1000);
    expect(said()).toEqual(['a']);
  });
});
