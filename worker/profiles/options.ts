import { slug } from '../../rooms/protocol/ids';
import { playerOf } from '../../rooms/protocol/player';
import { text } from '../../rooms/protocol/text';
import { cheersOptions } from '../cheers/options';
import { giftsOptions } from '../gifts/options';
import { guestbookOptions } from '../guestbook/options';
import { z } from '../http/z';
import { petOptions } from '../pets/options';
import { pictureId } from './paint';

const isLink = (url: string) => /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url) && new URL(url).username === '';
/** An address that a browser may be sent to: of the web, and without a name and password before its host. */
const link = z
  .string()
  .max(500)
  .refine(isLink, { params: { why: 'unknown' } });
const song = link.refine((url) => playerOf(url) !== null, { params: { why: 'unknown' } });

const nothing = z.object({});

/** What each kind of block has to be set. Of every list and word there is a default: `{}` is a block that nothing was set in yet. */
export const OPTIONS = {
  about: z.object({ text: z._default(text({ min: 0, max: 2000, lines: true }), '') }),
  mood: nothing,
  feelings: nothing,
  pictures: z.object({
    pictures: z
      .array(z.object({ picture: pictureId, caption: z._default(text({ min: 0, max: 100 }), '') }))
      .max(24)
      .default([]),
    layout: z.enum(['grid', 'frames', 'strip']).default('grid'),
  }),
  /** `past`: whether days that have gone by are shown too. */
  dday: z.object({ past: z.boolean().default(true) }),
  links: z.object({
    links: z
      .array(z.object({ url: link, label: z._default(text({ min: 0, max: 60 }), '') }))
      .max(12)
      .default([]),
  }),
  rooms: z.object({ slugs: z.array(slug).max(8).default([]) }),
  guestbook: guestbookOptions,
  cheers: cheersOptions,
  gifts: giftsOptions,
  friends: nothing,
  pet: petOptions,
  music: z.object({
    songs: z
      .array(z.object({ url: song, title: z._default(text({ min: 0, max: 80 }), '') }))
      .max(8)
      .default([]),
  }),
  /** Which face it makes: one of web/src/lib/characters/rig.ts, which knows what to do with others. */
  character: z.object({ expression: z._default(z.string().regex(/^[a-z]{1,20}$/), 'happy') }),
} as const;
