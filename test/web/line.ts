import type { Line } from '../../web/src/lib/room/lines';

/** A message of `member`, said at `createdAt`. */
export const line = (seq: number, member = 'mbr_a', createdAt = seq * 1000): Line => ({
  seq,
  id: `id-${seq}`,
  createdAt,
  author: { member, nickname: `name of ${member}`, role: 'member', kind: 'person' },
  text: `text ${seq}`,
  lang: 'ko',
  reactions: [],
  asked: 0,
});
