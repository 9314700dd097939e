import BookOpen from '@lucide/svelte/icons/book-open';
import CalendarHeart from '@lucide/svelte/icons/calendar-heart';
import Gift from '@lucide/svelte/icons/gift';
import Heart from '@lucide/svelte/icons/heart';
import Info from '@lucide/svelte/icons/info';
import PartyPopper from '@lucide/svelte/icons/party-popper';
import PawPrint from '@lucide/svelte/icons/paw-print';
import UserPlus from '@lucide/svelte/icons/user-plus';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { Component } from 'svelte';
import type { Notice } from '$lib/api/inbox';
import { m } from '$lib/paraglide/messages';
import { paths } from '$lib/paths';

type Kind = {
  icon: Component;
  /** What happened, by whom. */
  says: (name: { name: string }) => string;
  /** The same of somebody who gave no name. */
  unnamed?: () => string;
  /** What one chooses to be told of. */
  called: () => string;
  /** Where it is to be seen: in one's own space (its block), at the one who did it, or among the requests. */
  at: { block: string } | 'them' | 'requests';
};

/** The kinds of worker/inbox/kinds.ts. */
export const KINDS: Record<string, Kind> = {
  'guestbook.written': { icon: BookOpen, says: m.friends_inbox_guestbook, called: m.friends_kind_guestbook, at: { block: 'guestbook' } },
  'guestbook.waiting': {
    icon: BookOpen,
    says: m.friends_inbox_guestbook_waiting,
    called: m.friends_kind_guestbook_waiting,
    at: { block: 'guestbook' },
  },
  'gift.given': {
    icon: Gift,
    says: m.friends_inbox_gift,
    unnamed: m.friends_inbox_gift_unnamed,
    called: m.friends_kind_gift,
    at: { block: 'gifts' },
  },
  'cheer.given': {
    icon: PartyPopper,
    says: m.friends_inbox_cheer,
    unnamed: m.friends_inbox_cheer_unnamed,
    called: m.friends_kind_cheer,
    at: { block: 'cheers' },
  },
  'feeling.answered': {
    icon: Heart,
    says: m.friends_inbox_feeling,
    unnamed: m.friends_inbox_feeling_unnamed,
    called: m.friends_kind_feeling,
    at: { block: 'feelings' },
  },
  'event.celebrated': {
    icon: CalendarHeart,
    says: m.friends_inbox_event,
    unnamed: m.friends_inbox_event_unnamed,
    called: m.friends_kind_event,
    at: { block: 'dday' },
  },
  'friend.asked': { icon: UserPlus, says: m.friends_inbox_asked, called: m.friends_kind_asked, at: 'requests' },
  'friend.made': { icon: UsersRound, says: m.friends_inbox_made, called: m.friends_kind_made, at: 'them' },
  'pet.visited': {
    icon: PawPrint,
    says: m.friends_inbox_pet,
    unnamed: m.friends_inbox_pet_unnamed,
    called: m.friends_kind_pet,
    at: { block: 'pet' },
  },
};

/** Of a kind that this page doesn't know yet: something happened. */
const OTHER: Kind = { icon: Info, says: m.friends_inbox_other, called: m.friends_kind_other, at: { block: '' } };
export const kindOf = ({ kind }: Pick<Notice, 'kind'>): Kind => KINDS[kind] ?? OTHER;

/** What happened, in words. */
export function says({ kind, by }: Notice): string {
  const words = kindOf({ kind });
  return by?.name || !words.unnamed ? words.says({ name: by?.name || m.friends_somebody() }) : words.unnamed();
}

/** What was said with it, if anything was. */
export const quoteOf = ({ about }: Pick<Notice, 'about'>): string | null =>
  typeof about.text === 'string' && about.text ? about.text : null;

/** Where a notice leads; `own` is the handle of one's own space. */
export function hrefOf(notice: Notice, own: string | null): string | null {
  const { at } = kindOf(notice);
  if (at === 'requests') return paths.friends;
  if (at === 'them') return notice.by?.handle ? paths.profile(notice.by.handle) : null;
  return own === null ? null : `${paths.profile(own)}${at.block && `#${at.block}`}`;
}
