import type { Line } from '../lines';

export type Someone = { member: string; nickname: string };
/** What lies over the room: one thing at a time. */
export type Open =
  | { kind: 'message'; line: Line; anchor: HTMLElement }
  | { kind: 'person'; person: Someone; atHead: boolean }
  | { kind: 'report'; about: { target: number } | { member: string }; name: string }
  | { kind: 'confirm'; title: string; text: string; action: string; run: () => void }
  | { kind: 'rename' }
  | { kind: 'settings' }
  | { kind: 'desk' };
