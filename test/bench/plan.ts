import type { Context } from './scenario.ts';

/** Every scenario, in the order in which they run: `scenarios/NAME.ts`. */
export const SCENARIOS = [
  'stored-100x100',
  'stored-1000x10',
  'quiet',
  'grow',
  'joins',
  'idle',
  'http-join',
  'history',
  'rows',
  'storm',
  'distance',
] as const;

type BySize<T> = Record<Context['size'], T>;

/** How long and how often, in one place. `full` takes half an hour with all scenarios, `small` four minutes, `smoke` seconds. */
export const PLAN = {
  /** 100 members, 100 messages a second of all of them, to all of them. */
  'stored-100x100': {
    smoke: { rounds: 1, members: 20, perSecond: 40, warmUpMs: 300, measureMs: 1000 },
    small: { rounds: 1, members: 100, perSecond: 100, warmUpMs: 1500, measureMs: 3000 },
    full: { rounds: 5, members: 100, perSecond: 100, warmUpMs: 2500, measureMs: 3500 },
  },
  'stored-1000x10': {
    smoke: { rounds: 1, members: 50, perSecond: 10, warmUpMs: 300, measureMs: 1000 },
    small: { rounds: 1, members: 1000, perSecond: 10, warmUpMs: 1500, measureMs: 3000 },
    full: { rounds: 5, members: 1000, perSecond: 10, warmUpMs: 2000, measureMs: 3500 },
  },
  /** A few people who talk: nothing that is done for busy rooms may cost them. */
  quiet: {
    smoke: { rounds: 1, members: 5, perSecond: 5, warmUpMs: 300, measureMs: 1000 },
    small: { rounds: 1, members: 8, perSecond: 2, warmUpMs: 1000, measureMs: 7000 },
    full: { rounds: 5, members: 8, perSecond: 2, warmUpMs: 1000, measureMs: 40_000 },
  },
  /** The same deliveries a second in rooms of any size: 100 people who say 30 a second, 2,000 who say three in two. Where so few members may not say enough, several rooms say it together. */
  grow: {
    smoke: { rounds: 1, sizes: [5, 20], deliveriesPerSecond: 400, warmUpMs: 300, measureMs: 700 },
    small: { rounds: 1, sizes: [10, 100, 1000], deliveriesPerSecond: 3000, warmUpMs: 800, measureMs: 2500 },
    full: { rounds: 5, sizes: [10, 100, 500, 2000], deliveriesPerSecond: 3000, warmUpMs: 1000, measureMs: 3000 },
  },
  /** Sockets that open within `withinMs`, each for the newest fifty messages. The docs' room tells its roster: it gets crowds that it can bear, and the biggest once. */
  joins: {
    smoke: { rounds: 1, sizes: [20], rosterSizes: [], withinMs: 500 },
    small: { rounds: 1, sizes: [100, 300], rosterSizes: [300], withinMs: 5000 },
    full: { rounds: 5, sizes: [100, 300, 1000], rosterSizes: [300], withinMs: 5000 },
  },
  /** Sockets that say nothing but `ping`. Looked at once nothing has happened for `asleepMs`: the platform puts an object to sleep after ten seconds, and its card leaves in the first five. */
  idle: {
    smoke: { sockets: 20, idleMs: 1000, asleepMs: 500 },
    small: { sockets: 1000, idleMs: 5000, asleepMs: 13_000 },
    full: { sockets: 1000, idleMs: 180_000, asleepMs: 13_000 },
  },
  /** Guests who join a room over HTTP, each for the first time. */
  'http-join': {
    smoke: { rounds: 1, guests: 12 },
    small: { rounds: 1, guests: 60 },
    full: { rounds: 5, guests: 120 },
  },
  /** Rooms with a past, and how often each page of it is asked for. */
  history: {
    smoke: { rounds: 1, messages: [1_000, 10_000], requests: 10, opens: 4 },
    small: { rounds: 1, messages: [1_000, 10_000, 100_000], requests: 40, opens: 12 },
    full: { rounds: 5, messages: [1_000, 10_000, 100_000, 1_000_000], requests: 100, opens: 30 },
  },
  /** Talk by the clock, of which the first part isn't counted. */
  rows: {
    smoke: { rounds: 1, talkInMs: 500, talkMs: 3_000 },
    small: { rounds: 1, talkInMs: 2_000, talkMs: 12_000 },
    full: { rounds: 2, talkInMs: 12_000, talkMs: 60_000 },
  },
  /** Pages that lose their room, all at once. */
  storm: {
    smoke: { rounds: 1, clients: 30 },
    small: { rounds: 1, clients: 100 },
    full: { rounds: 5, clients: 1_000 },
  },
  /** Three cities talk, with a room in one place and with one in another. */
  distance: {
    smoke: { rounds: 1, measureMs: 500 },
    small: { rounds: 1, measureMs: 4_000 },
    full: { rounds: 5, measureMs: 5_000 },
  },
} as const satisfies Record<string, BySize<object>>;
