import { m } from '$lib/paraglide/messages';
import type { GlossaryEntry } from '$rooms/protocol/glossary';
import { LANGS } from '$rooms/protocol/lang';
import type { Talk } from '../talk.svelte';
import type { Open, Someone } from './open';

/** The questions before what can't be taken back, or hurts somebody. */
export const ask = {
  deleteMessage: (talk: Talk, seq: number): Open => ({
    kind: 'confirm',
    title: m.delete_title(),
    text: m.delete_text(),
    action: m.delete_action(),
    run: () => talk.act({ type: 'chat.delete', target: seq }),
  }),
  removeTerm: (talk: Talk, { entry, terms }: GlossaryEntry): Open => ({
    kind: 'confirm',
    title: m.glossary_remove_title(),
    text: m.glossary_remove_text({ term: LANGS.flatMap((lang) => terms[lang] ?? []).join(' · ') }),
    action: m.glossary_remove(),
    run: () => talk.act({ type: 'glossary.remove', entry }),
    headOnly: true,
    back: { kind: 'glossary' },
  }),
  remove: (talk: Talk, { member, nickname }: Someone): Open => ({
    kind: 'confirm',
    title: m.remove_title({ name: nickname }),
    text: m.remove_text(),
    action: m.remove_action(),
    run: () => talk.act({ type: 'member.remove', member }),
    headOnly: true,
  }),
  ban: (talk: Talk, { member, nickname }: Someone): Open => ({
    kind: 'confirm',
    title: m.ban_title({ name: nickname }),
    text: m.ban_text(),
    action: m.ban_action(),
    run: () => talk.act({ type: 'member.ban', member }),
    headOnly: true,
  }),
  handOver: (talk: Talk, { member, nickname }: Someone): Open => ({
    kind: 'confirm',
    title: m.hand_over_title({ name: nickname }),
    text: m.hand_over_text(),
    action: m.hand_over_action(),
    run: () => talk.act({ type: 'room.hand_over', member }),
    headOnly: true,
  }),
};
