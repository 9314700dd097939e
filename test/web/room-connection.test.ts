import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WayRefused, type Way } from '../../web/src/lib/room/connection/way';
import { aPage, FarEnd, pass, sent, welcome } from './a-line';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('what is heard is the log, without a hole', () => {
  test('after a break it goes on from the last event heard', async () => {
    const { texts, connection, ready } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(3));
    FarEnd.last.say(sent(4), sent(5));
    expect(ready).toEqual({ times: 1, now: true });
    FarEnd.last.end(1006);
    expect(ready.now).toBe(false);
    await pass(SECOND);
    expect(FarEnd.all).toHaveLength(2);
    expect(Object.fromEntries(FarEnd.last.asks)).toMatchObject({ since: '5', epoch: 'e1', v: '1' });
    FarEnd.last.accept(welcome(7), sent(6));
    // Not yet: one speaks when everything missed has been heard.
    expect(ready).toEqual({ times: 1, now: false });
    FarEnd.last.say(sent(7));
    expect(ready).toEqual({ times: 2, now: true });
    expect(texts()).toEqual([4, 5, 6, 7]);
    connection.close();
  });

  test('a hole is asked for before anything after it is shown', async () => {
    const { texts, connection } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(3));
    FarEnd.last.say(sent(4), sent(6), sent(7));
    expect(texts()).toEqual([4]);
    await pass(SECOND);
    expect(FarEnd.all).toHaveLength(2);
    expect(FarEnd.last.asks.get('since')).toBe('4');
    FarEnd.last.accept(welcome(7), sent(5), sent(6), sent(7));
    expect(texts()).toEqual([4, 5, 6, 7]);
    connection.close();
  });

  test('a room that makes holes for ever is asked more and more seldom', async () => {
    const { connection } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(3));
    for (let i = 0; i < 200; i++) {
      await pass(SECOND);
      if (FarEnd.last.readyState === 0) FarEnd.last.accept(welcome(9), sent(8));
    }
    expect(FarEnd.all.length).toBeLessThan(30);
    connection.close();
  });

  test('an event that the page doesn’t know has its place in the log', async () => {
    const { texts, connection } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(3));
    FarEnd.last.say({ type: 'poll.opened', seq: 4 }, sent(5));
    await pass(5 * SECOND);
    expect(FarEnd.all).toHaveLength(1);
    expect(texts()).toEqual([5]);
    connection.close();
  });

  test('where the room can’t go on from there, its newest page is where one goes on from', async () => {
    const { texts, connection, ready } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(3));
    FarEnd.last.end(4008);
    await pass(SECOND);
    FarEnd.last.accept(welcome(90_000, { gap: true, epoch: 'e2' }));
    expect(ready.times).toBe(2);
    FarEnd.last.say(sent(90_001));
    FarEnd.last.end(1006);
    await pass(SECOND);
    expect(Object.fromEntries(FarEnd.last.asks)).toMatchObject({ since: '90001', epoch: 'e2' });
    expect(texts()).toEqual([90_001]);
    connection.close();
  });
});

describe('coming back', () => {
  test('a server that asks to wait is waited for', async () => {
    let asked = 0;
    const wayIn = async (): Promise<Way> => {
      asked++;
      throw new WayRefused({ code: 'rate.limited', retryAfterMs: 20 * SECOND });
    };
    const { connection } = aPage({ wayIn });
    await pass(19 * SECOND);
    expect(asked).toBe(1);
    await pass(2 * SECOND);
    expect(asked).toBe(2);
    connection.close();
  });

  test('a way in that never answers is given up, and asked for again', async () => {
    const given: AbortSignal[] = [];
    // What fetch does with a signal; timers of the platform's own can't be turned by hand.
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), ms);
      return abort.signal;
    });
    const wayIn = (signal: AbortSignal) => {
      given.push(signal);
      return new Promise<Way>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    };
    const { connection } = aPage({ wayIn });
    await pass(9 * SECOND);
    expect(given).toHaveLength(1);
    await pass(3 * SECOND);
    expect(given).toHaveLength(2);
    connection.close();
    vi.restoreAllMocks();
  });

  test('without a network nothing is tried, and once it is back, at once', async () => {
    const { connection, network } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(0));
    network(false);
    await pass(3 * SECOND);
    expect(connection.state).toBe('offline');
    await pass(20 * SECOND);
    expect(FarEnd.all).toHaveLength(1);
    network(true);
    await pass(10);
    expect(FarEnd.all).toHaveLength(2);
    connection.close();
  });

  test('somebody who looks at the page again isn’t kept waiting', async () => {
    let isUp = false;
    const wayIn = async (): Promise<Way> => {
      if (!isUp) throw new Error('network');
      return { ticket: 't', socketUrl: 'ws://room.example/s' };
    };
    const { connection, look } = aPage({ wayIn });
    vi.spyOn(Math, 'random').mockReturnValue(1);
    await pass(5 * MINUTE);
    isUp = true;
    look('hidden');
    look('visible');
    await pass(10);
    expect(FarEnd.all).toHaveLength(1);
    connection.close();
    vi.restoreAllMocks();
  });

  test('a line that died without a word is found within 20 s', async () => {
    const { connection } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(0));
    await pass(MINUTE);
    expect(FarEnd.last.pings.length).toBeGreaterThan(4);
    FarEnd.last.answersPings = false;
    await pass(20 * SECOND);
    expect(connection.state).not.toBe('online');
    await pass(SECOND);
    expect(FarEnd.all.length).toBeGreaterThan(1);
    connection.close();
  });

  test('too many tabs are a state of its own, and this one comes in when another closes', async () => {
    const { connection } = aPage();
    await pass(10);
    FarEnd.last.accept();
    FarEnd.last.end(1013);
    expect(connection.state).toBe('crowded');
    for (let i = 0; i < 6; i++) {
      await pass(17 * SECOND);
      if (FarEnd.last.readyState === 0) {
        FarEnd.last.accept();
        FarEnd.last.end(1013);
      }
      expect(connection.state).toBe('crowded');
    }
    expect(FarEnd.all.length).toBeLessThan(15);
    await pass(17 * SECOND);
    FarEnd.last.accept(welcome(0));
    expect(connection.state).toBe('online');
    connection.close();
  });

  test.each([
    [4003, 'removed'],
    [4004, 'gone'],
    [4009, 'outdated'],
    [4010, 'outdated'],
  ])('a line closed with %i is the end (%s)', async (code, ending) => {
    const { connection } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(0));
    FarEnd.last.end(code);
    await pass(MINUTE);
    expect(connection.ending).toBe(ending);
    expect(FarEnd.all).toHaveLength(1);
    connection.close();
  });
});

describe('what the room is told', () => {
  test('a language switched while the line comes back', async () => {
    let open: (way: Way) => void = () => {};
    const { connection } = aPage({ wayIn: () => new Promise((resolve) => (open = resolve)) });
    await pass(10);
    connection.read('ja');
    open({ ticket: 't', socketUrl: 'ws://room.example/s' });
    await pass(10);
    expect(FarEnd.last.asks.get('lang')).toBe('ja');
    // The address is out already.
    connection.read('id');
    FarEnd.last.accept(welcome(0));
    expect(FarEnd.last.frames).toEqual([{ type: 'lang.set', lang: 'id' }]);
    connection.read('id');
    connection.read('en');
    expect(FarEnd.last.frames.slice(1)).toEqual([{ type: 'lang.set', lang: 'en' }]);
    connection.close();
  });

  test('how far one has read, after every 32 KiB', async () => {
    const { connection } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(0));
    const page = '긴'.repeat(1000);
    for (let seq = 1; seq <= 24; seq++) FarEnd.last.say(sent(seq, page));
    const acks = FarEnd.last.frames.filter(({ type }) => type === 'log.ack');
    expect(acks).toEqual([
      { type: 'log.ack', seq: 11 },
      { type: 'log.ack', seq: 22 },
    ]);
    connection.close();
  });
});

describe('a page that nobody looks at', () => {
  test('hears counts after five minutes, and everything it was spared when somebody looks again', async () => {
    const { connection, look, texts, ready } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(3));
    look('hidden');
    await pass(4.9 * MINUTE);
    expect(FarEnd.last.frames).toEqual([]);
    await pass(0.2 * MINUTE);
    expect(FarEnd.last.frames).toEqual([{ type: 'log.pause' }]);
    expect(ready.now).toBe(false);
    FarEnd.last.say({ type: 'log.moved', head: 9, unread: 5 });
    expect(connection.missed).toBe(5);
    expect(FarEnd.last.frames).toHaveLength(1);
    expect(ready.now).toBe(false);
    await pass(30 * MINUTE);
    expect(connection.state).toBe('online');

    look('visible');
    expect(FarEnd.last.frames.slice(1)).toEqual([{ type: 'log.resume', since: 3, epoch: 'e1' }]);
    FarEnd.last.say(welcome(5), sent(4), sent(5));
    expect(connection.missed).toBe(0);
    expect(texts()).toEqual([4, 5]);
    expect(ready.now).toBe(true);
    expect(FarEnd.all).toHaveLength(1);
    connection.close();
  });

  test('comes by a new line where the room ends no pause for now, instead of waiting for what nobody tells it', async () => {
    const { connection, look, texts } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(3));
    look('hidden');
    await pass(5.1 * MINUTE);
    look('visible');
    FarEnd.last.say({ type: 'error', code: 'rate.limited', message: '…', re: 'log.resume', retryAfterMs: 2000 });
    await pass(2 * SECOND);
    expect(FarEnd.all).toHaveLength(2);
    FarEnd.last.accept(welcome(4), sent(4));
    expect(texts()).toEqual([4]);
    connection.close();
  });

  test('ends its pause to say something, and pauses again when it comes back from a break', async () => {
    const { connection, look } = aPage();
    await pass(10);
    FarEnd.last.accept(welcome(3));
    look('hidden');
    await pass(5.1 * MINUTE);
    connection.listen();
    expect(FarEnd.last.frames.map(({ type }) => type)).toEqual(['log.pause', 'log.resume']);
    FarEnd.last.say(welcome(3));
    expect(FarEnd.last.frames.at(-1)).toEqual({ type: 'log.pause' });
    FarEnd.last.end(1006);
    await pass(SECOND);
    FarEnd.last.accept(welcome(4), sent(4));
    expect(FarEnd.last.frames).toEqual([{ type: 'log.pause' }]);
    connection.close();
  });
});
