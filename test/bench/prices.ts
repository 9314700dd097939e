/**
 * What Cloudflare asks for Durable Objects on the paid plan beyond what it includes, US dollars: its documentation's page on pricing,
 * https://developers.cloudflare.com/durable-objects/platform/pricing, read on 2026-11-21 in a stored copy whose release notes end with
 * 2026-06-30 (source: cloudflare/cloudflare-docs, src/content/partials/durable-objects/durable-objects-pricing.mdx).
 */
export const PRICES = {
  /** SQL rows, and keys; setting an alarm is a row. */
  perMillionRowsWritten: 1,
  perMillionRowsRead: 0.001,
  /** Calls, alarms, and twentieths of WebSocket messages that come in. Those that go out are free, and so are protocol and automatic pings. */
  perMillionRequests: 0.15,
  incomingPerRequest: 20,
  /** Of 128 MB, whatever is used of it, while the object runs or can't hibernate. */
  perMillionGbSeconds: 12.5,
  gb: 0.128,
} as const;

/** Of one message, in the room's object; all of them averages. */
export type Use = {
  rowsWritten: number;
  rowsRead: number;
  /** Frames that came in. */
  incoming: number;
  alarms: number;
  awakeSeconds: number;
};

/** What a million messages cost, by part, US dollars. */
export function pricePerMillion({ rowsWritten, rowsRead, incoming, alarms, awakeSeconds }: Use) {
  return {
    rowsWritten: rowsWritten * PRICES.perMillionRowsWritten,
    rowsRead: rowsRead * PRICES.perMillionRowsRead,
    requests: (incoming / PRICES.incomingPerRequest + alarms) * PRICES.perMillionRequests,
    duration: awakeSeconds * PRICES.gb * PRICES.perMillionGbSeconds,
  };
}
