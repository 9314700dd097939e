import BookHeart from '@lucide/svelte/icons/book-heart';
import BookOpen from '@lucide/svelte/icons/book-open';
import CalendarHeart from '@lucide/svelte/icons/calendar-heart';
import DoorOpen from '@lucide/svelte/icons/door-open';
import Gift from '@lucide/svelte/icons/gift';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import Images from '@lucide/svelte/icons/images';
import Link from '@lucide/svelte/icons/link';
import Music from '@lucide/svelte/icons/music';
import PartyPopper from '@lucide/svelte/icons/party-popper';
import PawPrint from '@lucide/svelte/icons/paw-print';
import Smile from '@lucide/svelte/icons/smile';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { Component } from 'svelte';
import { m } from '$lib/paraglide/messages';
import type { Block, Kind } from '$worker/profiles/look';
import type { Space } from './space';

/** What shows a block: `value` is what its part gives (worker/<feature>/part.ts), `block` what its owner has set. */
export type View = Component<{ value: never; block: never; space: Space }>;
/** What an owner sets it by: `onchange` gets the block as it is to be. `undefined` where there is nothing to set. */
export type OptionsView = Component<{ block: never; onchange: never }>;

type Entry = {
  name: () => string;
  /** What it is for, in a line. */
  hint: () => string;
  icon: Component;
  /** The sizes that suit it, the first one to begin with. */
  sizes: readonly [Block['size'], ...Block['size'][]];
  /** Visitors do something in it, so that its owner chooses who may. */
  does: boolean;
  /** It needs no name over it: one sees what it is. */
  bare?: boolean;
  view: () => Promise<{ default: View }>;
  options?: () => Promise<{ default: OptionsView }>;
};

/** Every kind of block that can be shown, in the order in which they are offered. A kind that isn't here yet is not shown. */
export const BLOCKS: Partial<Record<Kind, Entry>> = {
  about: {
    name: m.profile_block_about,
    hint: m.profile_block_about_hint,
    icon: BookOpen,
    sizes: ['m', 's', 'l'],
    does: false,
    view: () => import('./blocks/AboutBlock.svelte'),
    options: () => import('./blocks/AboutOptions.svelte'),
  },
  mood: {
    name: m.mood_word,
    hint: m.mood_hint,
    icon: Smile,
    sizes: ['s', 'm', 'l'],
    does: false,
    view: () => import('./blocks/MoodBlock.svelte'),
  },
  feelings: {
    name: m.feeling_word,
    hint: m.feeling_hint,
    icon: HandHeart,
    sizes: ['m', 's', 'l'],
    does: true,
    view: () => import('./blocks/FeelingsBlock.svelte'),
  },
  dday: {
    name: m.event_word,
    hint: m.event_hint,
    icon: CalendarHeart,
    sizes: ['m', 's', 'l'],
    does: true,
    view: () => import('./blocks/DdayBlock.svelte'),
    options: () => import('./blocks/DdayOptions.svelte'),
  },
  pictures: {
    name: m.pictures_word,
    hint: m.pictures_hint,
    icon: Images,
    sizes: ['m', 's', 'l'],
    does: false,
    view: () => import('./blocks/PicturesBlock.svelte'),
    options: () => import('./blocks/PicturesOptions.svelte'),
  },
  links: {
    name: m.profile_block_links,
    hint: m.profile_block_links_hint,
    icon: Link,
    sizes: ['m', 's', 'l'],
    does: false,
    view: () => import('./blocks/LinksBlock.svelte'),
    options: () => import('./blocks/LinksOptions.svelte'),
  },
  rooms: {
    name: m.profile_block_rooms,
    hint: m.profile_block_rooms_hint,
    icon: DoorOpen,
    sizes: ['m', 's', 'l'],
    does: false,
    view: () => import('./blocks/RoomsBlock.svelte'),
    options: () => import('./blocks/RoomsOptions.svelte'),
  },
  guestbook: {
    name: m.guestbook_word,
    hint: m.guestbook_hint,
    icon: BookHeart,
    sizes: ['l', 'm', 's'],
    does: true,
    view: () => import('./blocks/GuestbookBlock.svelte'),
    options: () => import('./blocks/GuestbookOptions.svelte'),
  },
  cheers: {
    name: m.cheer_word,
    hint: m.cheer_hint,
    icon: PartyPopper,
    sizes: ['s', 'm', 'l'],
    does: true,
    view: () => import('./blocks/CheersBlock.svelte'),
    options: () => import('./blocks/CheersOptions.svelte'),
  },
  gifts: {
    name: m.gift_word,
    hint: m.gift_hint,
    icon: Gift,
    sizes: ['m', 's', 'l'],
    does: true,
    view: () => import('./blocks/GiftsBlock.svelte'),
    options: () => import('./blocks/GiftsOptions.svelte'),
  },
  music: {
    name: m.profile_block_music,
    hint: m.profile_block_music_hint,
    icon: Music,
    sizes: ['m', 's', 'l'],
    does: false,
    view: () => import('./blocks/MusicBlock.svelte'),
    options: () => import('./blocks/MusicOptions.svelte'),
  },
  pet: {
    name: m.pet_word,
    hint: m.pet_hint,
    icon: PawPrint,
    sizes: ['s', 'm', 'l'],
    does: true,
    bare: true,
    view: () => import('./blocks/PetBlock.svelte'),
    options: () => import('./blocks/PetOptions.svelte'),
  },
  character: {
    name: m.character_block,
    hint: m.character_block_hint,
    icon: Smile,
    sizes: ['s', 'm', 'l'],
    does: false,
    bare: true,
    view: () => import('./blocks/CharacterBlock.svelte'),
    options: () => import('./blocks/CharacterOptions.svelte'),
  },
  friends: {
    name: m.friends_block_name,
    hint: m.friends_block_hint,
    icon: UsersRound,
    sizes: ['m', 's', 'l'],
    does: false,
    view: () => import('./blocks/FriendsBlock.svelte'),
  },
};

export type Views = Partial<Record<Kind, View>>;

/** What shows these kinds, loaded; a page loads no more than its blocks need. */
export async function viewsOf(kinds: readonly Kind[]): Promise<Views> {
  const loaded = await Promise.all(
    kinds.map(async (kind): Promise<[Kind, View | undefined]> => [kind, (await BLOCKS[kind]?.view())?.default]),
  );
  return Object.fromEntries(loaded.filter(([, view]) => view !== undefined));
}
