import type { Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { addressOf } from '../http/address';
import type { App } from '../http/app';
import { signingAuthOf } from '../people/auth';
import type { Letter } from '../providers/mail/mail';
import { mailerOf } from '../providers/mail/on';
import { countLetter } from './throttle';

/** For what a code is: better-auth keeps one of each kind and address. */
export type Purpose = 'sign-in' | 'email-verification' | 'change-email';

/** A new code. The newest one alone is taken. `identity` is the address, or for another address than one's own `old-new` (better-auth's way). */
export async function newCode(c: Context<App>, identity: string, type: Purpose): Promise<string> {
  const auth = await signingAuthOf(c.env, c.req.url);
  return await auth.api.createVerificationOTP({ body: { email: identity, type } });
}

/** Sends a letter that a visitor asked for. Throws `rate.limited` where too many were asked for, and `mail.failed` where it wasn't taken. */
export async function post(c: Context<App>, email: string, write: () => Promise<Letter>): Promise<void> {
  const mailer = mailerOf(c.env);
  if (!mailer) throw new AppError('mail.failed');
  await countLetter(c.env, c.var.db, email, addressOf(c.req.raw.headers));
  const letter = await write();
  try {
    await mailer.send(letter);
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', area: 'mail', requestId: c.var.requestId, message: String(error) }));
    throw new AppError('mail.failed');
  }
}
