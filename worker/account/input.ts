import { z } from '../http/z';

const browser = z.string().meta({ description: 'Which kind of browser on which kind of device: `safari/iphone`, `other/other`.' });

export const ways = z.object({
  email: z
    .object({ address: z.string(), signsIn: z.boolean() })
    .nullable()
    .meta({ description: '`signsIn`: a code sent there signs in. One that a provider told doesn’t, until it has been confirmed.' }),
  passkeys: z.array(z.object({ id: z.string(), browser, createdAt: z.number() })),
  providers: z.array(z.object({ id: z.string(), provider: z.string(), createdAt: z.number() })),
  fresh: z.boolean().meta({ description: 'Whether the session is young enough to change any of this.' }),
});
export const sessions = z.object({
  items: z.array(z.object({ id: z.string(), browser, createdAt: z.number(), current: z.boolean() })),
});
export const changed = z.object({ changed: z.literal(true) });
