import { describe, expect, test } from 'vitest';
import { fromHeader, wishedLang } from '../../web/src/lib/language/pick';
import { blocksOf } from '../../web/src/lib/legal/documents';
import { splitLinks } from '$rooms/protocol/links';
import { stageOf } from '../../web/src/lib/room/stage';
import { hueOf, initialOf } from '../../web/src/lib/ui/avatar-hue';

describe('the language of a page', () => {
  test('?lang= goes before the cookie, that before the browser; who asks for none of ours gets none', () => {
    expect(wishedLang('ja', 'ko', 'id')).toBe('ja');
    expect(wishedLang('xx', 'ko', 'id')).toBe('ko');
    expect(wishedLang(null, undefined, 'id-ID,id;q=0.9,en;q=0.8')).toBe('id');
    expect(wishedLang(null, 'nonsense', 'fr-FR')).toBeUndefined();
    expect(wishedLang(null, undefined, null)).toBeUndefined();
  });

  test('the browser’s weights count, and zero means no', () => {
    expect(fromHeader('en;q=0.5, ja;q=0.9')).toBe('ja');
    expect(fromHeader('ko;q=0, en')).toBe('en');
    expect(fromHeader('in')).toBe('id');
    expect(fromHeader(';;q=,')).toBeUndefined();
  });
});

describe('links in a text', () => {
  const links = (text: string) => splitLinks(text).flatMap(({ href }) => href ?? []);

  test('http and https only: nothing else becomes a link', () => {
    expect(links('javascript:alert(1) data:text/html,x vbscript:x file:///etc ftp://a.b')).toEqual([]);
    expect(links('see https://a.example/x and http://b.example')).toEqual(['https://a.example/x', 'http://b.example/']);
  });

  test('what ends a sentence, or closes a bracket opened outside, is not part of the link', () => {
    expect(links('(https://a.example/x).')).toEqual(['https://a.example/x']);
    expect(links('https://a.example/x_(y), そして「https://b.example/z」です')).toEqual(['https://a.example/x_(y)', 'https://b.example/z']);
  });

  test('no character of the text is lost or added', () => {
    for (const text of ['a https://x.example b', 'https://x.example', 'http://', 'https://[', '<https://x.example/>"', ''])
      expect(
        splitLinks(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
  });
});

describe('what a room’s page is to its reader', () => {
  const facts = { ending: null, connected: false, standing: 'none', room: { closed: false, entry: 'open' }, readable: true } as const;

  test.each([
    ['a visitor reads and may write', facts, 'open'],
    ['nothing to read before joining', { ...facts, readable: false }, 'gate'],
    ['a code at the door', { ...facts, readable: false, room: { closed: false, entry: 'code' } }, 'gate'],
    ['closed to newcomers', { ...facts, room: { closed: true, entry: 'open' } }, 'closed'],
    ['closed, and members only', { ...facts, readable: false, room: { closed: true, entry: 'open' } }, 'shut'],
    ['a member stays in a closed room', { ...facts, connected: true, room: { closed: true, entry: 'open' } }, 'in'],
    ['removed', { ...facts, connected: true, ending: 'removed' }, 'removed'],
    ['banned says more than removed', { ...facts, connected: true, ending: 'removed', standing: 'banned' }, 'banned'],
    ['waiting', { ...facts, readable: false, standing: 'waiting' }, 'waiting'],
  ] as const)('%s', (_, given, stage) => expect(stageOf(given)).toBe(stage));
});

describe('a face without a picture', () => {
  test('shows one letter as people see it, without heaps of marks', () => {
    expect(initialOf('가나')).toBe('가');
    expect(initialOf(' ねこ')).toBe('ね');
    expect(initialOf(`z${'\u0301'.repeat(500)}`).length).toBeLessThanOrEqual(12);
    expect(initialOf('👩‍👧 family')).toBe('👩‍👧');
  });

  test('has one colour for one id', () => {
    expect(hueOf('mbr_x')).toBe(hueOf('mbr_x'));
    expect(hueOf('mbr_x')).toBeGreaterThanOrEqual(0);
    expect(hueOf('mbr_x')).toBeLessThan(12);
  });
});

test('the operator’s plain text becomes headings and paragraphs', () => {
  expect(blocksOf('# One\r\nfirst\nline\n\nsecond\n\n## Two\n\nthird')).toEqual([
    { kind: 'heading', text: 'One' },
    { kind: 'text', text: 'first\nline' },
    { kind: 'text', text: 'second' },
    { kind: 'heading', text: 'Two' },
    { kind: 'text', text: 'third' },
  ]);
});
