import { HINT_COOKIE } from '$lib/account/hint';
import type { LayoutServerLoad } from './$types';

/** Whether the header shows somebody's menu or the way to sign in: by what the browser says, without asking the database for it. */
export const load: LayoutServerLoad = ({ cookies }) => ({ hasAccount: cookies.get(HINT_COOKIE) === '1' });
