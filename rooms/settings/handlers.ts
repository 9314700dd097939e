import { reject, type Handlers, type LiveRoom } from '../live';
import { admit, dismiss } from '../members/entry';
import { can } from '../members/rights';
import { tellWaiting } from '../moderation/lists';
import { changeSettings } from './change';
import { isReadable, ofHead, withTexts } from './rules';
import type { Settings } from './store';

export const settings: Handlers<'room.set'> = {
  'room.set': ({ room, member }, frame) => {
    if (!can(member.role, 'room.set')) return reject('auth.forbidden');
    const { type: _, translations: texts = {}, ...plain } = frame;
    const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Partial<Settings>;
    const next: Settings = { ...room.settings, ...given };
    const isReworded = next.title !== room.settings.title || next.description !== room.settings.description;
    const translations = withTexts(isReworded ? ofHead(next.translations) : next.translations, texts);
    const isTranslated = JSON.stringify(translations) !== JSON.stringify(next.translations);
    if (isTranslated) next.translations = translations;
    if (next.entry === 'code' && next.code === null) return reject('input.invalid');
    // Who opened an open room to all sites has not said so of a closed one.
    if (next.embed === 'any' && given.embed === undefined && isReadable(room.settings) && !isReadable(next)) next.embed = null;
    const isSame = (key: keyof Settings) => JSON.stringify(next[key]) === JSON.stringify(room.settings[key]);
    if ((Object.keys(given) as (keyof Settings)[]).every(isSame) && !isTranslated) return;
    changeSettings(room, next);
    if (isReworded || isTranslated) room.titles.wantAll();
    if (next.entry !== 'approval') letWaitingGo(room);
  },
};

/** Nobody decides any more: an open room takes in all who wait; for any other, or one that is closed, they begin anew. */
function letWaitingGo(room: LiveRoom): void {
  const waiting = room.members.standing('waiting', -1);
  for (const who of waiting) {
    if (room.settings.entry === 'open' && !room.settings.closed) admit(room, who);
    else dismiss(room, who);
  }
  if (waiting.length) tellWaiting(room);
}
