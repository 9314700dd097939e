import { SHEET, type Drawing, type Stroke } from '$rooms/protocol/drawing';

/** A place nearer than this to the one before says nothing new, units of the sheet. */
const STEP = 5;

/** A sheet of no size, on a page that is being laid out, has places that are no numbers. */
const within = (n: number, max: number) => Math.min(max, Math.max(0, Math.round(n)));

/** What somebody is drawing. Every stroke can be taken back, and put there again. */
export class Pen {
  colour = $state(0);
  width = $state(1);
  strokes = $state.raw<readonly Stroke[]>([]);
  /** The stroke that is being made. */
  current = $state.raw<Stroke | null>(null);
  #undone = $state.raw<readonly Stroke[]>([]);

  isEmpty = $derived(this.strokes.length === 0 && this.current === null);
  canRedo = $derived(this.#undone.length > 0);
  #numbers = $derived(this.strokes.reduce((sum, { places }) => sum + places.length, 0));
  /** There is no room for more on a sheet that is sent. */
  isFull = $derived(this.strokes.length >= SHEET.strokes || this.#numbers + (this.current?.places.length ?? 0) + 2 > SHEET.numbers);

  constructor(drawing?: Drawing | null) {
    this.strokes = drawing?.strokes ?? [];
  }

  begin(x: number, y: number): void {
    if (this.isFull || Number.isNaN(x + y)) return;
    this.current = { colour: this.colour, width: this.width, places: [within(x, SHEET.width), within(y, SHEET.height)] };
  }

  move(x: number, y: number): void {
    const { current } = this;
    if (!current) return;
    const [toX, toY] = [within(x, SHEET.width), within(y, SHEET.height)];
    const [fromX = 0, fromY = 0] = current.places.slice(-2);
    if (!(Math.hypot(toX - fromX, toY - fromY) >= STEP)) return;
    if (this.isFull) return this.end();
    this.current = { ...current, places: [...current.places, toX, toY] };
  }

  end(): void {
    if (!this.current) return;
    this.strokes = [...this.strokes, this.current];
    this.#undone = [];
    this.current = null;
  }

  undo(): void {
    this.current = null;
    const last = this.strokes.at(-1);
    if (!last) return;
    this.strokes = this.strokes.slice(0, -1);
    this.#undone = [...this.#undone, last];
  }

  redo(): void {
    const last = this.#undone.at(-1);
    if (!last) return;
    this.#undone = this.#undone.slice(0, -1);
    this.strokes = [...this.strokes, last];
  }

  /** An empty sheet; redo brings back stroke by stroke what was on it. */
  clear(): void {
    this.current = null;
    this.#undone = [...this.strokes].reverse();
    this.strokes = [];
  }

  /** What is on the sheet; null where nothing is. */
  get drawing(): Drawing | null {
    return this.strokes.length > 0 ? { v: 1, strokes: this.strokes.map((one) => ({ ...one, places: [...one.places] })) } : null;
  }
}
