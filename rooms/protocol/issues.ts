import type { z } from './z';
import type { Lang } from './lang';

/** Why a value was not taken; texts of our own schemas carry it as `params.why`. */
type Why = 'missing' | 'type' | 'choice' | 'length' | 'characters' | 'invisible' | 'number' | 'unknown';
type Issue = z.core.$ZodIssue;

const TEXTS: Record<Why, Record<Lang, string>> = {
  missing: { ko: '꼭 필요한 값이에요.', ja: '必須の項目です。', id: 'Bagian ini wajib diisi.', en: 'This is required.' },
  type: {
    ko: '값의 종류가 맞지 않아요.',
    ja: '値の種類が正しくありません。',
    id: 'Jenis nilainya tidak sesuai.',
    en: 'This is not the right kind of value.',
  },
  choice: {
    ko: '쓸 수 없는 값이에요.',
    ja: '使えない値です。',
    id: 'Nilai ini tidak bisa dipakai.',
    en: 'This value cannot be used.',
  },
  length: {
    ko: '{min}자 이상 {max}자 이하로 써 주세요.',
    ja: '{min}〜{max}文字で入力してください。',
    id: 'Isi dengan {min} sampai {max} karakter.',
    en: 'Use {min} to {max} characters.',
  },
  characters: {
    ko: '쓸 수 없는 문자가 들어 있어요.',
    ja: '使えない文字が含まれています。',
    id: 'Ada karakter yang tidak bisa dipakai.',
    en: 'It contains characters that cannot be used.',
  },
  invisible: {
    ko: '보이는 글자를 하나 이상 써 주세요.',
    ja: '目に見える文字を1つ以上入れてください。',
    id: 'Isi dengan setidaknya satu huruf yang terlihat.',
    en: 'Use at least one visible character.',
  },
  number: { ko: '쓸 수 없는 숫자예요.', ja: '使えない数です。', id: 'Angka ini tidak bisa dipakai.', en: 'This number cannot be used.' },
  unknown: { ko: '쓸 수 없는 값이에요.', ja: '使えない値です。', id: 'Nilai ini tidak bisa dipakai.', en: 'This value cannot be used.' },
};

const isWhy = (why: unknown): why is Why => typeof why === 'string' && Object.hasOwn(TEXTS, why);

/** One of a list of words was asked for, and no word was given. */
const isMistyped = (issue: Issue) => issue.code === 'invalid_value' && typeof issue.input !== 'string';

function whyOf(issue: Issue): Why {
  if (issue.code === 'custom') return isWhy(issue.params?.why) ? issue.params.why : 'unknown';
  if (issue.code === 'invalid_type' || isMistyped(issue)) return issue.input === undefined ? 'missing' : 'type';
  if (issue.code === 'invalid_value' || issue.code === 'invalid_format') return 'choice';
  if (issue.code === 'too_small' || issue.code === 'too_big') return issue.origin === 'string' ? 'length' : 'number';
  return 'unknown';
}

/** The issues of a refused value for people: where, and why in their language. Parse with `reportInput: true`, so that what is missing is told from what is mistyped. */
export function issuesOf(error: { issues: readonly Issue[] }, lang: Lang): { path: string; message: string }[] {
  return error.issues.map((issue) => {
    const params: Record<string, unknown> = issue.code === 'custom' ? (issue.params ?? {}) : {};
    const message = TEXTS[whyOf(issue)][lang].replace(/\{(min|max)\}/g, (_, name: string) => String(params[name] ?? ''));
    return { path: issue.path.map(String).join('.'), message };
  });
}

/**
 * Whether a frame was malformed (missing or mistyped fields: `frame.invalid`, which counts against the connection)
 * rather than refused for its content (`input.invalid`). A place in the log that is no whole number is content, by the contract.
 */
export const isMalformed = (error: { issues: readonly Issue[] }) =>
  error.issues.some((issue) => {
    if (issue.code === 'custom') return issue.params?.why === 'missing';
    if (issue.code !== 'invalid_type') return isMistyped(issue);
    const isNumber = typeof issue.input === 'number' && (issue.expected === 'number' || issue.expected === 'int');
    const place = issue.path.length === 1 && (issue.path[0] === 'target' || issue.path[0] === 'replyTo') && issue.input !== undefined;
    return !place && !isNumber;
  });
