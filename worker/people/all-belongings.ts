import { belongings as characterBelongings } from '../characters/belongings';
import { cheersBelongings } from '../cheers/belongings';
import { eventBelongings } from '../events/belongings';
import { feelingBelongings } from '../feelings/belongings';
import { friendsBelongings } from '../friends/belongings';
import { giftsBelongings } from '../gifts/belongings';
import { guestbookBelongings } from '../guestbook/belongings';
import { inboxBelongings } from '../inbox/belongings';
import { pictureBelongings } from '../media/belongings';
import { membershipBelongings } from '../members/belongings';
import { partnerBelongings } from '../partners/belongings';
import { petBelongings } from '../pets/belongings';
import { presenceBelongings } from '../presence/belongings';
import { profileBelongings } from '../profiles/belongings';
import { visitBelongings } from '../visits/belongings';
import type { Belongings } from './belongings';
import { handleBelongings } from '../profiles/handle-belongings';
import { ownBelongings } from './own-belongings';

/** Of every feature that keeps something of a person. In this order they are exported, handed over and erased: the person themselves last. */
// prettier-ignore
export const BELONGINGS: readonly Belongings[] = [
  characterBelongings,
  friendsBelongings,
  inboxBelongings,
  partnerBelongings,
  petBelongings,
  presenceBelongings,
  guestbookBelongings,
  cheersBelongings,
  giftsBelongings,
  pictureBelongings,
  feelingBelongings,
  eventBelongings,
  visitBelongings,
  // What others point to comes last.
  membershipBelongings,
  handleBelongings,
  profileBelongings,
  ownBelongings,
];
