const NAME = 'openlink.scroll';

/** Someone goes off to sign in: how far down this page they are, px. In this tab only, and gone with it. */
export function keepScroll({ pathname, search }: URL): void {
  try {
    sessionStorage.setItem(NAME, `${Math.round(scrollY)} ${pathname}${search}`);
  } catch {
    // Where storage is denied they begin at the top.
  }
}

/** They are back, whatever lay between: where they were, once. */
export function restoreScroll({ pathname, search }: URL): void {
  try {
    const [, y, path] = /^(\d+) (.*)$/.exec(sessionStorage.getItem(NAME) ?? '') ?? [];
    if (path !== pathname + search) return;
    sessionStorage.removeItem(NAME);
    requestAnimationFrame(() => scrollTo({ top: Number(y), behavior: 'instant' }));
  } catch {
    // As above.
  }
}
