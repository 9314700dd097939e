import Apple from '@lucide/svelte/icons/apple';
import Clock from '@lucide/svelte/icons/clock';
import Flag from '@lucide/svelte/icons/flag';
import Heart from '@lucide/svelte/icons/heart';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import PawPrint from '@lucide/svelte/icons/paw-print';
import Plane from '@lucide/svelte/icons/plane';
import Smile from '@lucide/svelte/icons/smile';
import Trophy from '@lucide/svelte/icons/trophy';
import UserRound from '@lucide/svelte/icons/user-round';
import type { Component } from 'svelte';
import { m } from '$lib/paraglide/messages';

/** What each kind of emoji is called, and looks like; `often`: those that are used here. */
export const KINDS: Record<string, { name: () => string; icon: Component }> = {
  often: { name: m.emoji_often, icon: Clock },
  smileys: { name: m.emoji_smileys, icon: Smile },
  people: { name: m.emoji_people, icon: UserRound },
  animals: { name: m.emoji_animals, icon: PawPrint },
  food: { name: m.emoji_food, icon: Apple },
  travel: { name: m.emoji_travel, icon: Plane },
  activities: { name: m.emoji_activities, icon: Trophy },
  objects: { name: m.emoji_objects, icon: Lightbulb },
  symbols: { name: m.emoji_symbols, icon: Heart },
  flags: { name: m.emoji_flags, icon: Flag },
};
