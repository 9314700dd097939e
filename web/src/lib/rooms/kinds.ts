import BookOpen from '@lucide/svelte/icons/book-open';
import MapPin from '@lucide/svelte/icons/map-pin';
import Palette from '@lucide/svelte/icons/palette';
import Sparkles from '@lucide/svelte/icons/sparkles';
import UserRound from '@lucide/svelte/icons/user-round';
import type { Component } from 'svelte';
import { m } from '$lib/paraglide/messages';
import { TOPIC_KINDS, type RoomView } from '$rooms/protocol/room';

export type Kind = RoomView['topic']['kind'];

type Look = { name: () => string; icon: Component };
/** What each kind of interest is called, and looks like. */
export const KIND: Record<Kind, Look> = {
  work: { name: m.kind_work, icon: BookOpen },
  character: { name: m.kind_character, icon: Sparkles },
  person: { name: m.kind_person, icon: UserRound },
  hobby: { name: m.kind_hobby, icon: Palette },
  place: { name: m.kind_place, icon: MapPin },
};
/** In the order in which they are offered. */
export const KINDS: readonly Kind[] = ['work', 'character', 'person', 'hobby', 'place'];
export const isKind = (value: unknown): value is Kind => TOPIC_KINDS.some((kind) => kind === value);
