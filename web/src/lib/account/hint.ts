/** A readable cookie that the API sets where somebody with an account is signed in (worker/sign-in/asked.ts). It proves nothing: it saves asking. */
export const HINT_COOKIE = 'openlink.account';

/** Nobody with an account is here any more, and the API said so by a refusal. */
export function forgetHint(): void {
  document.cookie = `${HINT_COOKIE}=; path=/; max-age=0; samesite=lax`;
}

/** Whether this browser says that somebody with an account is here. */
export const hasAccount = (): boolean => document.cookie.split('; ').includes(`${HINT_COOKIE}=1`);
