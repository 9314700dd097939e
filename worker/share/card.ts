import { LANGS, type Lang } from '../../rooms/protocol/lang';
import type { RoomView } from '../../rooms/protocol/room';
import { isReadable } from '../../rooms/settings/rules';
import { GREETINGS, WORDS } from './words';

export const CARD = { width: 1200, height: 630 } as const;

/** What a card of a room shows to readers of a language: all that it is drawn from, so two that are alike are one picture. */
export type Card = { lang: Lang; kind: RoomView['topic']['kind']; title: string; topic: string; count: string; lively: boolean };

/** Letters of a title that are drawn; more would not fit three lines. */
const TITLE_MAX = 90;
const TOPIC_MAX = 36;
const cut = (text: string, max: number) => {
  const letters = Array.from(text);
  return letters.length > max ? `${letters.slice(0, max - 1).join('')}…` : text;
};

/** Nobody reads a crowd to the man from afar, and each number is a picture of its own. */
const rounded = (n: number) => (n < 20 ? n : n < 100 ? Math.floor(n / 10) * 10 : Number(n.toPrecision(2)));

/** The card of a room in a language; `drawable` leaves out what no font of ours has. Nothing of what is said inside is in it. */
export function cardOf(room: RoomView, lang: Lang, drawable: (text: string) => string): Card {
  const words = WORDS[lang];
  const count = (n: number) => new Intl.NumberFormat(lang).format(rounded(n)) + (rounded(n) < n ? '+' : '');
  const lively = room.online > 0;
  const members = room.memberCount > 1 ? words.members(count(room.memberCount)) : words.closed;
  return {
    lang,
    kind: room.topic.kind,
    title: cut(drawable(room.translations?.[lang]?.title ?? room.title), TITLE_MAX) || 'OpenLink',
    topic: cut(drawable(room.topic.name), TOPIC_MAX),
    count: lively && isReadable(room) ? words.online(count(room.online)) : members,
    lively: lively && isReadable(room),
  };
}

/** All that stands on it, for choosing fonts. */
export const lettersOf = (card: Card) =>
  ['OpenLink·', card.title, card.topic, card.count, WORDS[card.lang].kinds[card.kind], ...Object.values(GREETINGS)].join('');

type Style = Record<string, string | number>;
export type Node = { type: string; props: { style?: Style; [attribute: string]: unknown } };
/** A block that isn't a flexbox may have one child alone, and no list of one. */
const box = (style: Style, ...children: (Node | string)[]): Node => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children: children.length === 1 ? children[0] : children },
});
const shape = (type: string, attributes: Record<string, unknown>): Node => ({ type, props: attributes });

/** Ground and glow of each kind of interest. White on each ground is 4.5 : 1 at least. */
const COLOURS: Record<Card['kind'], [from: string, to: string, glow: string]> = {
  work: ['#3a2fb8', '#6d45d6', '#9d8bff'],
  character: ['#7a1f86', '#b02a78', '#ff8ad0'],
  person: ['#0d5c75', '#1a6fb0', '#7fd4ff'],
  hobby: ['#0f6247', '#27755a', '#86f0c0'],
  place: ['#8a3216', '#a8541b', '#ffc078'],
};

const logo = shape('svg', {
  width: 60,
  height: 60,
  viewBox: '0 0 64 64',
  children: [
    shape('rect', { width: 64, height: 64, rx: 15, fill: 'rgba(255,255,255,0.16)' }),
    shape('path', { d: 'M22 13h13a11 11 0 0 1 0 22H26l-8 7v-8.6A11 11 0 0 1 22 13Z', fill: '#fff' }),
    shape('path', {
      d: 'M43 26.5A11 11 0 0 1 46 48.2V56l-7.5-7.5H31A11 11 0 0 1 21.5 43.2l5.9-5.2H35a14 14 0 0 0 8-11.5Z',
      fill: '#ffd83d',
    }),
  ],
});

const chip = (text: string) =>
  box({ padding: '10px 26px', borderRadius: 999, background: 'rgba(255,255,255,0.16)', fontSize: 30, maxWidth: 760 }, text);

/** One greeting as a bubble of the room's talk, the reader's own in sun yellow. */
const bubble = (lang: Lang, reader: Lang) =>
  box(
    {
      padding: '12px 24px',
      borderRadius: 26,
      fontSize: 27,
      ...(lang === reader
        ? { background: '#ffd83d', color: '#3a2c00', borderBottomRightRadius: 6 }
        : { background: 'rgba(255,255,255,0.92)', color: '#26233f', borderBottomLeftRadius: 6 }),
    },
    GREETINGS[lang],
  );

const sizeOf = (title: string) => {
  // Hangul, kana and Han are about twice as wide as Latin.
  const width = Array.from(title).reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);
  return width <= 28 ? 92 : width <= 56 ? 76 : 60;
};

/** A card as satori lays it out: 1200 × 630, what matters within what messengers crop to. `family`: the fonts, in their order. */
export function drawingOf(card: Card, family: string): Node {
  const [from, to, glow] = COLOURS[card.kind];
  const others = LANGS.filter((lang) => lang !== card.lang);
  return box(
    {
      ...CARD,
      position: 'relative',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: '58px 72px 60px',
      backgroundImage: `radial-gradient(circle at 88% 4%, ${glow}66 0%, ${to}00 46%), linear-gradient(130deg, ${from}, ${to})`,
      color: '#fff',
      fontFamily: family,
      fontWeight: 600,
    },
    box(
      { alignItems: 'center', justifyContent: 'space-between' },
      box({ alignItems: 'center', gap: 18, fontSize: 34 }, logo, 'OpenLink'),
      chip(`${WORDS[card.lang].kinds[card.kind]} · ${card.topic}`),
    ),
    box(
      {
        display: 'block',
        lineClamp: 3,
        fontSize: sizeOf(card.title),
        lineHeight: 1.22,
        letterSpacing: '-0.01em',
        textWrap: 'balance',
        wordBreak: card.lang === 'ko' ? 'keep-all' : 'break-word',
      },
      card.title,
    ),
    box(
      { alignItems: 'center', justifyContent: 'space-between' },
      box(
        { alignItems: 'center', gap: 16, fontSize: 34 },
        box({ width: 20, height: 20, borderRadius: 10, background: card.lively ? '#5ff0a8' : 'rgba(255,255,255,0.55)' }),
        card.count,
      ),
      box({ alignItems: 'center', gap: 12 }, ...others.map((lang) => bubble(lang, card.lang)), bubble(card.lang, card.lang)),
    ),
  );
}
