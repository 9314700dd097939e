import { expect, test } from 'vitest';
import { conversation } from './conversation';
import { EVIL, MARKER, xssCorpus } from './xss-corpus';

test('the conversation is long enough, in three languages, and no line is said twice', () => {
  expect(conversation.length).toBeGreaterThanOrEqual(150);
  expect(new Set(conversation.map(({ text }) => text)).size).toBe(conversation.length);
  for (const by of ['seoul', 'tokyo', 'jakarta']) expect(conversation.filter((line) => line.by === by).length).toBeGreaterThan(40);
  for (const { text } of conversation) expect(text).toBe(text.trim().normalize('NFC'));
});

test('the corpus of markup is long enough, and every string of it would be seen if it ran', () => {
  expect(new Set(xssCorpus).size).toBeGreaterThanOrEqual(60);
  for (const text of xssCorpus) expect(text.includes(MARKER) || text.includes(EVIL) || text.startsWith('<meta'), text).toBe(true);
});
