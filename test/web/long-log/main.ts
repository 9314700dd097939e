import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { mount } from 'svelte';
import RoomLog from '$lib/room/RoomLog.svelte';
import { Talk } from '$lib/room/talk.svelte';
import type { Message } from '$rooms/protocol/chat';
import { aRoom } from '../../support/a-room';

const COUNT = 100_000;
const text = (seq: number) => `${seq}. ${'긴 밤을 지나는 편지 '.repeat((seq * 7) % 13)}`;
const said = (seq: number): Message => {
  const author = { member: `mbr_${(seq >> 2) % 40}`, nickname: `손님 ${(seq >> 2) % 40}`, role: 'member', kind: 'person' } as const;
  const translation = seq % 3 === 0 ? { lang: 'en' as const, text: text(seq), engine: 'phrasebook' } : undefined;
  return {
    seq,
    id: `id-${seq}`,
    createdAt: 1_700_000_000_000 + seq * 20_000,
    author,
    text: text(seq),
    lang: 'ko',
    reactions: [],
    ...(translation && { translation }),
  };
};
const messages = Array.from({ length: COUNT }, (_, i) => said(i + 1));
const room = aRoom('longlog00000');

document.body.style.cssText = 'display: flex; flex-direction: column; height: 100vh';
const talk = new Talk(room, { messages: messages.slice(-50), more: true }, false);
mount(RoomLog, { target: document.body, props: { talk, target: null, onmenu: null, onskip: null } });
/** All the others at once, as if one had scrolled up to them; and what a room says later. */
Object.assign(window, {
  fill: () => {
    talk.timeline.put({ messages: messages.slice(0, -50), more: false }, 0);
    talk.timeline.older = false;
  },
  say: (seq: number) => talk.timeline.hear({ type: 'chat.sent', ...said(seq), createdAt: Date.now() }, null),
  translate: (seq: number) =>
    talk.timeline.hear({ type: 'translation.added', target: seq, lang: 'en', text: text(seq).repeat(2), engine: 'phrasebook' }, null),
});
