import { lang } from '../../rooms/protocol/lang';
import { z } from '../http/z';

export const cardQuery = z.object({ lang: z.optional(lang) });

/** A longest side that a consumer gives, px (oEmbed 1.0 §2.2). */
const side = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)
  .optional();

export const oembedQuery = z.object({
  url: z.string().max(2048),
  format: z.string().max(20).optional(),
  maxwidth: side,
  maxheight: side,
});

/** oEmbed 1.0 §2.3.4.4, `rich`. */
export const oembedAnswer = z.object({
  version: z.literal('1.0'),
  type: z.literal('rich'),
  title: z.string(),
  provider_name: z.literal('OpenLink'),
  provider_url: z.string(),
  cache_age: z.number().meta({ description: 'Seconds.' }),
  html: z.string().meta({ description: 'A frame of the room.' }),
  width: z.number(),
  height: z.number(),
  thumbnail_url: z.string().optional(),
  thumbnail_width: z.number().optional(),
  thumbnail_height: z.number().optional(),
});
