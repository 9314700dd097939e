import { build, type Histogram } from 'hdr-histogram-js';
import type { Metric } from './scenario.ts';

/** Times are kept in µs, to three digits, up to an hour; what never came is beyond all of them. */
const NEVER_US = 3_600_000_000;

/** Times of many receivers in one HDR histogram, which is what merging one of each would give. */
export class Latencies {
  readonly #histogram: Histogram = build({ lowestDiscernibleValue: 1, highestTrackableValue: NEVER_US, numberOfSignificantValueDigits: 3 });

  /** A time in ms. One below zero would be a clock's fault: it is kept as zero. */
  record(ms: number): void {
    this.#histogram.recordValue(Math.min(NEVER_US - 1, Math.max(0, Math.round(ms * 1000))));
  }
  /** Deliveries that never came: each is infinite. */
  missed(count: number): void {
    if (count > 0) this.#histogram.recordValueWithCount(NEVER_US, count);
  }
  get count(): number {
    return this.#histogram.totalCount;
  }
  /** In ms; null is infinite, or of nothing at all. */
  at(percentile: number): Metric {
    const us = this.#histogram.getValueAtPercentile(percentile);
    return this.count === 0 || us >= NEVER_US * 0.999 ? null : us / 1000;
  }
  metrics(): Record<'p50Ms' | 'p90Ms' | 'p99Ms' | 'p999Ms' | 'maxMs', Metric> {
    return { p50Ms: this.at(50), p90Ms: this.at(90), p99Ms: this.at(99), p999Ms: this.at(99.9), maxMs: this.at(100) };
  }
}
