import type { z } from './z';
import { memberPicture } from './character';
import { chatDelete, chatEdit, chatSend } from './chat';
import { logAck, logPause, logResume } from './following';
import { glossaryDecide, glossaryFetch, glossaryPropose, glossaryRemove } from './glossary';
import { historyFetch, readMark } from './history';
import { langSet } from './lang';
import { memberBan, memberHide, memberRemove, memberRename, memberUnban } from './member';
import { entryDecide, reportClose, reportSend } from './moderation';
import { presenceTypingUp } from './presence';
import { previewRemove } from './preview';
import { profileFetch } from './profile';
import { reactionSet } from './reaction';
import { roomHandOver, roomSet } from './room';

/** Every frame that a client may send, by type. */
export const UP = {
  'chat.send': chatSend,
  'chat.edit': chatEdit,
  'chat.delete': chatDelete,
  'reaction.set': reactionSet,
  'history.fetch': historyFetch,
  'read.mark': readMark,
  'presence.typing': presenceTypingUp,
  'lang.set': langSet,
  'member.rename': memberRename,
  'member.picture': memberPicture,
  'member.hide': memberHide,
  'member.remove': memberRemove,
  'member.ban': memberBan,
  'member.unban': memberUnban,
  'profile.fetch': profileFetch,
  'room.set': roomSet,
  'room.hand_over': roomHandOver,
  'report.send': reportSend,
  'report.close': reportClose,
  'entry.decide': entryDecide,
  'glossary.propose': glossaryPropose,
  'glossary.decide': glossaryDecide,
  'glossary.remove': glossaryRemove,
  'glossary.fetch': glossaryFetch,
  'preview.remove': previewRemove,
  'log.ack': logAck,
  'log.pause': logPause,
  'log.resume': logResume,
} as const;

export type UpType = keyof typeof UP;
export type Up = { [T in UpType]: z.infer<(typeof UP)[T]> };
/** As a client writes it, before texts are normalised. */
export type UpInput = { [T in UpType]: z.input<(typeof UP)[T]> }[UpType];

export const isUpType = (type: unknown): type is UpType => typeof type === 'string' && Object.hasOwn(UP, type);
