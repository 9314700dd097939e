import { startLocale } from '$lib/language/locale.svelte';
import { keepZone } from '$lib/language/zone';

export function init() {
  startLocale();
  // A page in a sandbox has no cookies, and no origin to keep any for.
  if (window.origin !== 'null') keepZone();
}
