import { expect, test } from 'vitest';
import { originOf, siteOrigins } from '$rooms/protocol/origin';

test.each([
  ['https://example.com', 'https://example.com'],
  ['https://EXAMPLE.com/', 'https://example.com'],
  ['HTTPS://example.com:443', 'https://example.com'],
  ['https://example.com:8443', 'https://example.com:8443'],
  ['https://a.b-c.example.co.kr', 'https://a.b-c.example.co.kr'],
  ['https://웹툰.한국', 'https://xn--yq5b48r.xn--3e0b707e'],
  ['https://xn--yq5b48r.xn--3e0b707e', 'https://xn--yq5b48r.xn--3e0b707e'],
  ['https://ｅｘａｍｐｌｅ．ｃｏｍ', 'https://example.com'],
  ['https://1.2.3.4', 'https://1.2.3.4'],
  ['https://0x7f.1', 'https://127.0.0.1'],
  ['http://localhost:5173', 'http://localhost:5173'],
  ['http://partner.localhost:5173/', 'http://partner.localhost:5173'],
  ['http://127.0.0.1:80', 'http://127.0.0.1'],
])('%s means %s', (text, origin) => {
  expect(originOf(text)).toBe(origin);
  expect(originOf(origin), 'the same again').toBe(origin);
});

test.each([
  'null',
  '',
  '*',
  'https://*',
  'https://*.example.com',
  'https://example.*',
  'http://example.com',
  'http://localhost.example.com',
  'http://127.0.0.2',
  'http://[::1]:80',
  'https://[2001:db8::1]',
  'example.com',
  '//example.com',
  'https:example.com',
  'https:/example.com',
  'https:\\\\example.com',
  'https://example.com\\',
  'https://example.com/path',
  'https://example.com/.',
  'https://example.com?',
  'https://example.com/?a',
  'https://example.com#',
  'https://user@example.com',
  'https://user:pass@example.com',
  'https://@example.com',
  'https://example.com:0x50',
  'https://example.com:99999',
  'https://example.com.',
  'https://.example.com',
  'https://example..com',
  'https://example.com;script-src *',
  "https://example.com;default-src'none'",
  'https://example.com https://evil.example',
  'https://example.com,https://evil.example',
  "https://'self'",
  'https://exa mple.com',
  'https://example.com\thttps://evil.example',
  'https://exam\nple.com',
  'https://ex%2eample.com:1;',
  'ftp://example.com',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://example.com/uuid',
  'file:///etc/passwd',
  'chrome-extension://abcdef',
  'android-app://com.example',
  'https://',
  `https://${'a'.repeat(400)}.com`,
])('%s is no origin of a site', (text) => {
  expect(originOf(text)).toBeUndefined();
  expect(siteOrigins.safeParse([text]).success).toBe(false);
});

test('a list is kept as browsers spell it, each once, twenty at most', () => {
  expect(siteOrigins.parse([' https://Example.com/ ', 'https://example.com', 'https://b.example'])).toEqual([
    'https://example.com',
    'https://b.example',
  ]);
  const many = Array.from({ length: 21 }, (_, n) => `https://s${n}.example`);
  expect(siteOrigins.safeParse(many).success).toBe(false);
  expect(siteOrigins.safeParse(many.slice(1)).success).toBe(true);
});
