import type { Lang } from '../../rooms/protocol/lang';
import { lang as langSchema } from '../../rooms/protocol/lang';
import type { RoomMaking } from '../../rooms/rpc';
import { detect } from '../../rooms/translation/detect';
import type { PartnerRow } from './store';

/** A work as it is called: what its partner names it by, and what people do. */
export type Naming = { id: string; title: string; picture?: string | null };

const NICKNAME_MAX = 40;
const TITLE_MAX = 100;
const cut = (whole: string, max: number) => Array.from(whole).slice(0, max).join('').trim();

/** Of a work that nobody has given a title. */
export const untitled = (partner: Pick<PartnerRow, 'name'>, id: string): Naming => ({
  id,
  title: cut(`${id} · ${partner.name}`, TITLE_MAX),
});

type Where = { slug: string; origin: string; lang: Lang; member: string };

/** The room of a work: its partner's owner leads it, by the partner's name. Whose language its title shows is the room's; `lang` is the reader's. */
export const makingOf = (partner: PartnerRow, { title }: Naming, { slug, origin, lang, member }: Where): RoomMaking => ({
  slug,
  origin,
  title: cut(title, TITLE_MAX),
  topic: { kind: 'work', name: cut(title, TITLE_MAX) },
  description: '',
  visibility: 'public',
  entry: 'open',
  head: { member, nickname: cut(partner.name, NICKNAME_MAX), lang: langSchema.safeParse(detect(title, lang)).data ?? lang },
  policy: { partner: partner.id, embed: 'listed', origins: partner.origins, writers: partner.writers },
});
