/** Where to go on after signing in: a page of ours by its path, and nothing that would lead elsewhere. */
export const safeNext = (next: string | null | undefined): string =>
  next && next.length <= 500 && /^\/(?![/\\])[^\p{C}\\]*$/u.test(next) ? next : '/';
