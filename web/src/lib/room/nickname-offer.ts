/** Words of one language, separated by commas, and how they go together: `{first}` and `{second}` in the pattern. */
export type NicknameWords = { first: string; second: string; pattern: string };

/** A friendly name for who hasn't thought of one. `seed` from 0 to 1: the server and the browser offer the same. */
export function offerNickname(words: NicknameWords, seed: number): string {
  const first = words.first.split(',');
  const second = words.second.split(',');
  const n = Math.floor(seed * first.length * second.length);
  const adjective = first[n % first.length] ?? '';
  const animal = second[Math.floor(n / first.length) % second.length] ?? '';
  return words.pattern.replace('{first}', adjective).replace('{second}', animal);
}
