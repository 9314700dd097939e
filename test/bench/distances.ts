/**
 * Round trips between where a room is and its people, ms: the 95th percentile of thirty days to 30 July 2026 between Azure's regions there, as Microsoft
 * publishes it (https://learn.microsoft.com/en-us/azure/networking/azure-network-latency). What a home or phone adds is not in it.
 * Light in fibre needs 11 (Seoul–Tokyo) and 52 (Seoul–Jakarta) at the least.
 */
const ROUND_TRIPS = {
  // The room is in the city itself: an assumption of ours.
  Seoul: { Seoul: 5, Tokyo: 35, Jakarta: 83 },
  Singapore: { Seoul: 72, Tokyo: 74, Jakarta: 19 },
} as const;

export const PLACES = ['Seoul', 'Singapore'] as const;
export const CITIES = ['Seoul', 'Tokyo', 'Jakarta'] as const;
export type Place = (typeof PLACES)[number];
export type City = (typeof CITIES)[number];

/** The round trip between a city and where a room is, ms. */
export const roundTripMs = (city: City, place: Place): number => ROUND_TRIPS[place][city];

/** Of a way's delay, this much comes and goes. */
const JITTER_SHARE = 0.1;

/** A line's delay for tcp-proxy: half the round trip each way, on average. */
export function delayOf(city: City, place: Place, seed: number) {
  const way = roundTripMs(city, place) / 2;
  const jitterMs = way * JITTER_SHARE;
  return { up: way - jitterMs / 2, down: way - jitterMs / 2, jitterMs, seed };
}
