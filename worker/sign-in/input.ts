import { z } from '../http/z';
import { PROVIDERS } from './providers';

/** An address as mail programs take it (254 characters at most: RFC 5321 §4.5.3.1.3), in lower case, as it is kept. */
export const emailAddress = z
  .string()
  .max(300)
  .overwrite((text) => text.normalize('NFKC').trim().toLowerCase())
  .max(254)
  .regex(z.regexes.email)
  // Where nobody has a mailbox (RFC 6761 §6.4): addresses of ours for those who have none end so.
  .refine((address) => !address.endsWith('.invalid'));

/** Six digits, however they were typed or pasted: with spaces, or full-width as Japanese keyboards write them. */
export const code = z
  .string()
  .max(40)
  .overwrite((text) => text.normalize('NFKC').replace(/[\s-]/gu, ''))
  .regex(/^\d{6}$/);

export const emailInput = z.object({ email: emailAddress });
export const emailCodeInput = z.object({ email: emailAddress, code });

/** Where somebody goes on after signing in: a page of ours, by its path. */
export const next = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\p{C}\\]*$/u);
export const nextInput = z.object({ next: next.optional() });

export const provider = z.enum(PROVIDERS);

/** What a browser's `navigator.credentials` answered, as JSON (WebAuthn Level 3 §5.1.8). */
export const passkeyInput = z.object({
  response: z.looseObject({ id: z.string().min(1).max(2000), response: z.looseObject({}) }),
});

/** What a browser's `navigator.credentials` is to be asked, as JSON. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });

export const ways = z.object({
  email: z.boolean().meta({ description: 'Whether codes are sent by e-mail.' }),
  providers: z.array(z.object({ id: provider, name: z.string() })).meta({ description: 'Those whose keys are set.' }),
  mailbox: z.boolean().meta({ description: 'Whether letters lie in the mailbox of a local run.' }),
});
export const sent = z.object({ sent: z.literal(true) });
export const done = z.object({ signedIn: z.literal(true) });
export const elsewhere = z.object({ url: z.string().meta({ description: 'The page of the provider to go to.' }) });
export const mailbox = z.object({
  items: z.array(z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string(), at: z.number() })),
});
