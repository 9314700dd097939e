import { lang } from '../../rooms/protocol/lang';
import { nickname } from '../../rooms/protocol/text';
import { z } from '../http/z';
import { birth } from '../people/age';
import { handle } from './handle';

/** `born` is asked once: whoever has told it needn't again. */
export const newProfile = z.object({ handle, name: nickname, lang, born: birth.optional() });
export const change = z.object({
  name: z.optional(nickname),
  lang: z.optional(lang),
  listed: z.boolean().optional().meta({ description: 'Whether the front page may lead to it. Not for who is under 18.' }),
});
export const newHandle = z.object({ handle });

export const ownProfile = z.object({
  handle: z.string(),
  name: z.string(),
  lang,
  createdAt: z.number(),
  handleFrom: z.number().nullable().meta({ description: 'From when on the handle may be changed, ms UTC; null: now.' }),
  listed: z.boolean().meta({ description: 'Whether the front page may lead to it.' }),
});
export const profileAnswer = z.object({ profile: ownProfile });
export const ownAnswer = z.object({
  profile: ownProfile.nullable(),
  ageIsAsked: z.boolean().meta({ description: 'Whether the date of birth is known well enough not to be asked again.' }),
});
export const handleAnswer = z.object({
  handle: z.string().meta({ description: 'As it would be kept.' }),
  problem: z.enum(['handle.taken', 'handle.reserved']).nullable().meta({ description: 'Why it can’t be had; null: it can.' }),
});
