/** What a program can count, and blow at. */
export const MOMENTS = ['sent', 'acknowledged', 'heard', 'welcomed', 'replayed', 'posted'] as const;
export type Moment = (typeof MOMENTS)[number];
/** Right after the `after`th moment of its kind since it was armed. */
export type Point = { moment: Moment; after: number };
export const wordsOf = ({ moment, after }: Point) => `${moment} ${after}`;

/** Does something at one exact moment of a program: in the very call in which the moment is counted, before anything else runs. */
export class Fuse {
  #armed: { point: Point; left: number; blow: () => void } | null = null;

  arm(point: Point, blow: () => void): void {
    this.#armed = { point, left: point.after, blow };
  }
  count(moment: Moment): void {
    if (this.#armed?.point.moment === moment && --this.#armed.left <= 0) this.blow();
  }
  /** Now, if it is still armed: a point that was never reached. */
  blow(): void {
    const armed = this.#armed;
    this.#armed = null;
    armed?.blow();
  }
}
