import { m } from '$lib/paraglide/messages';

/** Why another's server gave no answer to use, as the API names it: in the reader's words. */
export function whyText(why: string): string {
  const status = /^(?:HTTP )?(\d{3})$/.exec(why)?.[1];
  if (status !== undefined) return m.studio_why_status({ status });
  if (why === 'timeout') return m.studio_why_timeout();
  if (why === 'too_large') return m.studio_why_large();
  return why === 'no JSON' || why === 'no JWK Set' ? m.studio_why_form() : m.studio_why_other();
}
