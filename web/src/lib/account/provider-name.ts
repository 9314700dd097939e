import { m } from '$lib/paraglide/messages';

/** What people call a provider: Kakao has another spelling in Korean and Japanese, the others have none. */
export const providerName = ({ id, name }: { id: string; name: string }) => (id === 'kakao' ? m.account_kakao() : name);
