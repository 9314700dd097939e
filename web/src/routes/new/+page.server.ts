import type { PageServerLoad } from './$types';

/** The nickname offered is the same on the server and in the browser. */
export const load: PageServerLoad = () => ({ seed: Math.random() });
