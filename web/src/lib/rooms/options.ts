import Globe from '@lucide/svelte/icons/globe';
import Hand from '@lucide/svelte/icons/hand';
import KeyRound from '@lucide/svelte/icons/key-round';
import DoorOpen from '@lucide/svelte/icons/door-open';
import EyeOff from '@lucide/svelte/icons/eye-off';
import { m } from '$lib/paraglide/messages';

/** Ways into a room, and who finds it, as choices with their meaning. */
export const entryOptions = () => [
  { value: 'open' as const, label: m.entry_open(), hint: m.entry_open_hint(), icon: DoorOpen },
  { value: 'code' as const, label: m.entry_code(), hint: m.entry_code_what(), icon: KeyRound },
  { value: 'approval' as const, label: m.entry_approval(), hint: m.entry_approval_hint(), icon: Hand },
];
export const visibilityOptions = () => [
  { value: 'public' as const, label: m.visibility_public(), hint: m.visibility_public_hint(), icon: Globe },
  { value: 'unlisted' as const, label: m.visibility_unlisted(), hint: m.visibility_unlisted_hint(), icon: EyeOff },
];
