import { prefersReducedMotion } from 'svelte/motion';

const [REST_MS, RESTS_MORE_MS] = [2600, 5200];
/** px a second. */
const PACE = 44;

/** A pet's way to and fro in its home: where it is (0 left, 1 right), and how long it takes to get there. */
export class Stroll {
  x = $state(0.5);
  takesMs = $state(0);
  turned = $state(false);
  walking = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How far it can go, px, and where it is seen to be. */
  #measure: () => { room: number; at: number };

  constructor(measure: () => { room: number; at: number }) {
    this.#measure = measure;
  }

  start(mayWalk: () => boolean): () => void {
    const later = (ms: number) => (this.#timer = setTimeout(step, ms));
    const step = () => {
      this.walking = false;
      if (!mayWalk() || prefersReducedMotion.current || document.hidden) return later(REST_MS);
      const { room } = this.#measure();
      const to = Math.random();
      const ms = (Math.abs(to - this.x) * room * 1000) / PACE;
      if (ms < 500) return later(REST_MS / 2);
      this.turned = to < this.x;
      this.takesMs = ms;
      this.x = to;
      this.walking = true;
      return (this.#timer = setTimeout(() => {
        this.walking = false;
        later(REST_MS + Math.random() * RESTS_MORE_MS);
      }, ms));
    };
    later(1200);
    return () => clearTimeout(this.#timer);
  }

  /** Stands still where it is now. */
  halt(): void {
    if (!this.walking) return;
    const { room, at } = this.#measure();
    this.takesMs = 0;
    this.x = room > 0 ? Math.min(1, Math.max(0, at / room)) : 0.5;
    this.walking = false;
  }
}
