import type { Env } from '../../env';
import { byCloudflare } from './cloudflare';
import { byHttp } from './http';
import { locally } from './local';
import type { Mailer } from './mail';

/** Who carries mail here, by the setting MAIL_PROVIDER; nobody where it is empty or lacks what it needs. */
export function mailerOf(env: Env): Mailer | undefined {
  const { MAIL_PROVIDER: provider, MAIL_FROM: from, MAIL_HTTP_URL: url, MAIL_HTTP_KEY: key, EMAIL } = env;
  if (provider === 'local') return locally;
  if (!from) return undefined;
  if (provider === 'cloudflare' && EMAIL) return byCloudflare(EMAIL, from);
  if (provider === 'http' && url && key) return byHttp({ url, key, from });
  return undefined;
}

/** Whether letters lie in the local mailbox, where anybody at this machine may read them. */
export const isLocal = (env: Env) => env.MAIL_PROVIDER === 'local';
