import Glasses from '@lucide/svelte/icons/glasses';
import PersonStanding from '@lucide/svelte/icons/person-standing';
import Scissors from '@lucide/svelte/icons/scissors';
import Shirt from '@lucide/svelte/icons/shirt';
import Smile from '@lucide/svelte/icons/smile';
import Wallpaper from '@lucide/svelte/icons/wallpaper';
import type { Component } from 'svelte';
import { m } from '$lib/paraglide/messages';
import type { SlotName } from '../art/item';
import type { Framing } from '../svg';

export type GroupId = 'face' | 'hair' | 'clothes' | 'extras' | 'body' | 'ground';
type Group = { id: GroupId; name: () => string; icon: Component; slots: readonly [SlotName, ...SlotName[]]; framing: Framing };

/** What is chosen together, in the order in which people draw somebody. */
export const GROUPS: readonly Group[] = [
  {
    id: 'face',
    name: m.character_group_face,
    icon: Smile,
    slots: ['face', 'eyes', 'brows', 'nose', 'mouth', 'marks', 'beard'],
    framing: 'bust',
  },
  { id: 'hair', name: m.character_group_hair, icon: Scissors, slots: ['hair', 'fringe'], framing: 'bust' },
  { id: 'clothes', name: m.character_group_clothes, icon: Shirt, slots: ['outfit', 'headwear', 'neck'], framing: 'figure' },
  { id: 'extras', name: m.character_group_extras, icon: Glasses, slots: ['glasses', 'earrings'], framing: 'bust' },
  { id: 'body', name: m.character_slot_body, icon: PersonStanding, slots: ['body'], framing: 'figure' },
  { id: 'ground', name: m.character_group_ground, icon: Wallpaper, slots: ['ground'], framing: 'bust' },
];

/** How near a slot's parts are looked at. */
export const NEAR: Record<SlotName, Framing> = {
  ground: 'bust',
  body: 'figure',
  face: 'face',
  eyes: 'close',
  brows: 'close',
  nose: 'close',
  mouth: 'close',
  marks: 'close',
  beard: 'close',
  hair: 'face',
  fringe: 'face',
  outfit: 'figure',
  neck: 'bust',
  headwear: 'face',
  glasses: 'close',
  earrings: 'face',
};
/** What would hide a slot's parts while they are looked at. */
export const ASIDE: Partial<Record<SlotName, readonly SlotName[]>> = {
  hair: ['headwear'],
  fringe: ['headwear'],
  earrings: ['headwear'],
  eyes: ['glasses'],
  brows: ['glasses', 'headwear'],
  mouth: ['beard'],
  neck: ['headwear'],
};
