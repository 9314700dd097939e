import { HINT_COOKIE } from '$lib/account/hint';
import { inFrame } from '$lib/embed/in-frame';
import type { LayoutServerLoad } from './$types';

/** Whether the header shows somebody's menu or the way to sign in: by what the browser says, without asking the database for it. */
export const load: LayoutServerLoad = ({ cookies, route }) => ({ hasAccount: !inFrame(route.id) && cookies.get(HINT_COOKIE) === '1' });
