import { keptAs } from '$lib/kept';
import { recipe } from '$rooms/protocol/character';
import { z } from '$rooms/protocol/z';

/** What this browser holds of a character that isn't saved yet: a reload loses nothing. */
export const draft = keptAs('openlink.character', z.nullable(recipe), null);
