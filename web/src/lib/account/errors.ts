import { m } from '$lib/paraglide/messages';

const TEXTS: Record<string, () => string> = {
  account_not_linked: m.account_error_not_linked,
  access_denied: m.account_error_cancelled,
  account_already_linked_to_different_user: m.account_error_elsewhere,
};

/** What to say of the `error` that signing in with somebody else came back with (better-auth's words, or the provider's); null without one. */
export const errorText = (error: string | null): string | null => (error === null ? null : (TEXTS[error] ?? m.account_error_failed)());
