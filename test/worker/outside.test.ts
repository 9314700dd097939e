import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { fetchOutside, OutsideError, type Asking } from '$worker/http/outside';
import { isPublicAddress, outsideUrl } from '$worker/http/outside-rules';
import { outsideAt } from '../support/outside-at';
import { HOSTILE, LEADING_INSIDE } from './hostile-urls';

const ASKING: Asking = { maxBytes: 64 * 1024, timeoutMs: 3000, redirects: 3 };
let web: ReturnType<typeof outsideAt>;
let host: string;
beforeEach(() => {
  web = outsideAt(env.OUTSIDE_STAND_IN);
  host = `${crypto.randomUUID()}.example.com`;
});

const ask = (url: string, more: Partial<Asking> = {}, settings = {}) =>
  fetchOutside({ ...web.env, ...settings }, url, { ...ASKING, ...more });
const whyNot = (url: string, more: Partial<Asking> = {}, settings = {}) =>
  ask(url, more, settings).then(
    () => 'answered',
    (error: unknown) => (error instanceof OutsideError ? error.why : error),
  );
const textOf = ({ body }: { body: Uint8Array }) => new TextDecoder().decode(body);
const hostile = Object.values(HOSTILE).flat();

describe('what is refused before anything is asked', () => {
  test.each(Object.entries(HOSTILE))('%s', async (_, urls) => {
    for (const url of urls) {
      expect(typeof outsideUrl(url), url).toBe('string');
      expect(await whyNot(url), url).toBe(outsideUrl(url));
    }
    expect(web.fetched).toEqual([]);
  });

  test('there are many of them', () => expect(new Set(hostile).size + LEADING_INSIDE.length).toBeGreaterThan(150));

  test.each(LEADING_INSIDE)('%s, by where its name leads', async (name) => {
    expect(await whyNot(`https://${name}/`)).toBe('unresolved');
    expect(web.fetched).toEqual([]);
  });

  test('everything, where the resolver is out of reach, slow or answers nonsense', async () => {
    expect(await whyNot(`https://${host}/`, {}, { OUTSIDE_DNS: 'http://127.0.0.1:9/dns-query' })).toBe('unresolved');
    expect(await whyNot(`https://${host}/`, {}, { OUTSIDE_DNS: `${env.OUTSIDE_STAND_IN}/nothing` })).toBe('unresolved');
    const silent = { OUTSIDE_DNS: `${env.OUTSIDE_STAND_IN}/bad/silent` };
    expect(await whyNot(`https://${host}/`, { timeoutMs: 200 }, silent)).toBe('timeout');
    expect(web.fetched).toEqual([]);
  });

  test('http, where nothing but https will do, at first or on the way', async () => {
    expect(await whyNot(`http://${host}/`, { secure: true })).toBe('scheme');
    expect(await whyNot(`https://${host}/bad/to?url=http://${host}/`, { secure: true })).toBe('scheme');
  });
});

describe('redirects', () => {
  test.each(Object.entries(HOSTILE))('to %s', async (_, urls) => {
    // Relative to the page that they are on, some are no more than a path of it.
    for (const url of urls.filter((one) => URL.canParse(one) && one.length < 1000)) {
      const before = web.fetched.length;
      expect(await whyNot(`https://${host}/bad/to?url=${encodeURIComponent(url)}`), url).not.toBe('answered');
      expect(web.fetched.slice(before), url).toHaveLength(1);
    }
  });

  test.each(LEADING_INSIDE)('to %s', async (name) => {
    expect(await whyNot(`https://${host}/bad/to?url=https://${name}/`)).toBe('unresolved');
    expect(web.fetched).toHaveLength(1);
  });

  test('are followed as far as asked, each from where the last led, and the end says where it was', async () => {
    await web.put(`${host}/end`, { body: 'here' });
    const end = `https://${host}/bad/to?url=/end`;
    const answer = await ask(`https://${host}/bad/to?status=301&url=${encodeURIComponent(end)}`);
    expect([textOf(answer), answer.url.href]).toEqual(['here', `https://${host}/end`]);
    expect(await whyNot(end, { redirects: 0 })).toBe('redirects');
    expect(await whyNot(`https://${host}/bad/loop`)).toBe('redirects');
    expect(web.fetched).toHaveLength(3 + 1 + 4);
  });

  test('one without an address is an answer like any other; one to nonsense fails', async () => {
    expect(await ask(`https://${host}/bad/no-location`)).toMatchObject({ status: 302 });
    expect(await whyNot(`https://${host}/bad/to?url=${encodeURIComponent('http://[')}`)).toBe('url');
  });

  test('what is told to the first is told to no other', async () => {
    const other = `${crypto.randomUUID()}.example.com`;
    await web.put(`${other}/end`, { body: 'here' });
    await ask(`https://${host}/bad/to?url=https://${other}/end`, { headers: { authorization: 'Bearer secret', 'user-agent': 'us' } });
    expect((await web.asked(host))[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'user-agent': 'us' });
    const { headers } = (await web.asked(other))[0]!;
    expect([headers['authorization'], headers['user-agent']]).toEqual([undefined, 'us']);
  });

  test('what was sent is sent to nobody else', async () => {
    await web.put(`${host}/hook`, { body: 'thanks' });
    expect(await ask(`https://${host}/hook`, { method: 'POST', body: '{"a":1}' })).toMatchObject({ status: 200 });
    expect(await web.asked(host)).toMatchObject([{ method: 'POST', body: '{"a":1}' }]);
    expect(await whyNot(`https://${host}/bad/to?status=307&url=/hook`, { method: 'POST', body: '{}' })).toBe('redirects');
  });
});

describe('answers', () => {
  test('any, with its status and headers', async () => {
    await web.put(`${host}/page?a=b`.split('?')[0]!, {
      status: 410,
      headers: { 'content-type': 'text/plain', etag: '"1"' },
      body: '없어요',
    });
    const answer = await ask(`https://${host}/page?a=b#c`);
    expect([answer.status, answer.headers.get('etag'), textOf(answer)]).toEqual([410, '"1"', '없어요']);
    expect(web.fetched).toEqual([`https://${host}/page?a=b`]);
  });

  test.each(['huge', 'unsaid', 'bomb', 'endless'])('%s ones end at the cap', async (how) => {
    const began = Date.now();
    expect(await whyNot(`https://${host}/bad/${how}`)).toBe('too_large');
    expect(Date.now() - began).toBeLessThan(2500);
  });

  test.each(['huge', 'unsaid', 'bomb', 'endless'])('%s ones may be cut, and no more is taken', async (how) => {
    expect((await ask(`https://${host}/bad/${how}`, { cut: true })).body).toHaveLength(64 * 1024);
  });

  test.each(['silent', 'stalled', 'drip'])('%s ones end when the time is up', async (how) => {
    const began = Date.now();
    expect(await whyNot(`https://${host}/bad/${how}`, { timeoutMs: 400 })).toBe('timeout');
    expect(Date.now() - began).toBeLessThan(1500);
  });

  test('one that breaks off has failed, and so has a site that is down', async () => {
    expect(await whyNot(`https://${host}/bad/cut`)).toBe('failed');
    const down = { OUTSIDE: { fetch: () => fetch('http://127.0.0.1:9/') } };
    expect(await whyNot(`https://${host}/`, {}, down)).toBe('failed');
  });

  test('one that isn’t wanted is not read', async () => {
    expect(await whyNot(`https://${host}/bad/endless`, { accepts: ({ headers }) => headers.get('content-type') === 'image/png' })).toBe(
      'failed',
    );
  });
});

test('names of the open internet in any script are asked for, and where they lie as well as the platform can tell', async () => {
  for (const url of [
    'https://example.com/',
    'http://example.com:80/',
    'https://EXAMPLE.com:443/a',
    'https://한국.com/',
    'https://日本語.jp/',
    'https://xn--3e0b707e.com/',
    'https://a_b.example.co.id/',
    'https://1.example.com/',
    'https://t.me/x',
    'https://93.184.215.14.nip.io/',
  ]) {
    expect(outsideUrl(url), url).toBeInstanceOf(URL);
    expect(await whyNot(url), url).toBe('answered');
  }
});

test('an origin that the operator named may lie anywhere, itself alone', async () => {
  const own = env.OUTSIDE_STAND_IN!;
  const settings = { OUTSIDE_ALLOW: `https://other.example, ${own}` };
  expect(await ask(`${own}/bad/no-location`, {}, settings)).toMatchObject({ status: 302 });
  expect(await whyNot(`${own.replace('http://', 'http://user@')}/`, {}, settings)).toBe('credentials');
  expect(await whyNot(`${own.replace('127.0.0.1', 'localhost')}/`, {}, settings)).toBe('port');
  expect(await whyNot(`${own}0/`, {}, settings)).not.toBe('answered');
  expect(await whyNot('http://127.0.0.1/', {}, settings)).toBe('address');
  expect(await whyNot(`${own}/bad/to?url=http://127.0.0.1/`, {}, settings)).toBe('address');
});

test('addresses of the open internet are those that were given out', () => {
  for (const address of ['93.184.215.14', '1.1.1.1', '223.255.255.254', '2606:4700:4700::1111', '2a00:1450:4001::1'])
    expect(isPublicAddress(address), address).toBe(true);
  for (const address of [
    '',
    '1',
    '127.1',
    '0177.0.0.1',
    '1.1.1.1.1',
    '::1',
    'fe80::1%eth0',
    '4000::1',
    '::1.1.1.1',
    '::ffff:1.1.1.1',
    'example.com',
  ])
    expect(isPublicAddress(address), address).toBe(false);
});
