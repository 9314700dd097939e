import { expect } from 'vitest';
import type { Answer } from './contract-http';
import { problem } from './contract-wire';

/** Words that only our insides know. */
const INSIDES = /\bat .*\.(ts|js|mjs):\d|node_modules|SQLITE|D1_ERROR|\bSELECT\b|\bINSERT\b|workerd|ZodError|stack"/;

/** Asserts that an answer is the refusal that the contract names: RFC 9457, whole, and silent about the server's insides. */
export function expectRefusal(answer: Answer, status: number, code: string) {
  expect(`${answer.status} ${answer.text}`).toMatch(new RegExp(`^${status} .*"${code.replace('.', '\\.')}"`, 's'));
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const body = problem.parse(answer.body);
  expect(body).toMatchObject({ status, code });
  expect(answer.text).not.toMatch(INSIDES);
  if (status === 429) expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  return body;
}
