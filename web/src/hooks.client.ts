import { startLocale } from '$lib/language/locale.svelte';
import { keepZone } from '$lib/language/zone';

export function init() {
  startLocale();
  keepZone();
}
