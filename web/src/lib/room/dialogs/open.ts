import type { Line } from '../lines';

export type Someone = { member: string; nickname: string; picture?: string | undefined };
/** What lies over the room: one thing at a time. A question leads `back` to where it was asked. */
export type Open =
  | { kind: 'message'; line: Line; anchor: HTMLElement }
  | { kind: 'react'; line: Line; anchor: HTMLElement }
  | { kind: 'person'; person: Someone }
  | { kind: 'report'; about: { target: number } | { member: string }; name: string }
  | { kind: 'confirm'; title: string; text: string; action: string; run: () => void; headOnly?: true; back?: Open }
  | { kind: 'written-in'; line: Line }
  | { kind: 'share'; line: Line }
  | { kind: 'glossary' }
  | { kind: 'leave' }
  | { kind: 'rename' }
  | { kind: 'opened' }
  | { kind: 'picture' }
  | { kind: 'settings' }
  | { kind: 'desk' };

/** Whether it is of use to its head alone: gone with the role, even while it lies open. */
export const isHeads = (open: Open) =>
  open.kind === 'settings' || open.kind === 'desk' || (open.kind === 'confirm' && open.headOnly === true);
