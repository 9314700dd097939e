import type { Lang } from '$rooms/protocol/lang';

type App = 'LINE' | 'WhatsApp' | 'X';

/** Pages of theirs that take a link, without any script of theirs here. KakaoTalk has none: its own script alone sends to it, or the phone does. */
const HREF: Record<App, (url: string, title: string) => string> = {
  LINE: (url) => `https://social-plugins.line.me/lineit/share?${new URLSearchParams({ url })}`,
  WhatsApp: (url, title) => `https://wa.me/?${new URLSearchParams({ text: `${title}\n${url}` })}`,
  X: (url, title) => `https://x.com/intent/post?${new URLSearchParams({ text: title, url })}`,
};

/** What people of a language have on their phones, that first. */
const APPS: Record<Lang, App[]> = {
  ko: ['X', 'LINE', 'WhatsApp'],
  ja: ['LINE', 'X', 'WhatsApp'],
  id: ['WhatsApp', 'LINE', 'X'],
  en: ['WhatsApp', 'X', 'LINE'],
};

/** Where a link can be sent with one tap. */
export const appsFor = (lang: Lang, url: string, title: string) => APPS[lang].map((name) => ({ name, href: HREF[name](url, title) }));
