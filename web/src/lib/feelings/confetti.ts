const COLOURS = ['#ffd968', '#ff93a8', '#b3def9', '#b9ecd4', '#d5c6f8', '#ffc7a6'];
const PIECES = 110;
const LASTS_MS = 2600;

type Piece = { x: number; y: number; vx: number; vy: number; turn: number; spin: number; size: number; colour: string; kind: number };

const between = (from: number, to: number) => from + Math.random() * (to - from);

/** Thrown up from a place on the screen, to both sides. Speeds in px a second. */
const thrown = (x: number, y: number): Piece => ({
  x,
  y,
  vx: between(-420, 420),
  vy: between(-980, -380),
  turn: between(0, 6),
  spin: between(-9, 9),
  size: between(6, 12),
  colour: COLOURS[Math.floor(Math.random() * COLOURS.length)] ?? '#ffd968',
  kind: Math.floor(Math.random() * 3),
});

function draw(pen: CanvasRenderingContext2D, { x, y, turn, size, colour, kind }: Piece): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate(turn);
  pen.fillStyle = colour;
  pen.beginPath();
  if (kind === 0) pen.roundRect(-size / 2, -size / 4, size, size / 2, 2);
  else if (kind === 1) pen.arc(0, 0, size / 2.4, 0, 7);
  else {
    const r = size / 1.6;
    pen.moveTo(0, r);
    pen.bezierCurveTo(-r * 1.6, -r * 0.1, -r * 0.8, -r * 1.1, 0, -r * 0.3);
    pen.bezierCurveTo(r * 0.8, -r * 1.1, r * 1.6, -r * 0.1, 0, r);
  }
  pen.fill();
  pen.restore();
}

/** A burst of confetti from the middle of an element, over everything and in nobody's way. Who wants less motion gets none. */
export function celebrateAt(element: Element): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const canvas = document.createElement('canvas');
  canvas.className = 'confetti';
  canvas.ariaHidden = 'true';
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const scale = Math.min(2, devicePixelRatio);
  const [width, height] = [innerWidth, innerHeight];
  Object.assign(canvas, { width: width * scale, height: height * scale });
  Object.assign(canvas.style, { position: 'fixed', inset: '0', width: '100%', height: '100%', zIndex: '60', pointerEvents: 'none' });
  document.body.appendChild(canvas);
  const { left, right, top } = element.getBoundingClientRect();
  const pieces = Array.from({ length: PIECES }, () => thrown((left + right) / 2, top));
  const began = performance.now();
  let last = began;
  const step = (now: number) => {
    const seconds = Math.min(0.05, (now - last) / 1000);
    last = now;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.globalAlpha = Math.min(1, Math.max(0, (began + LASTS_MS - now) / 600));
    for (const piece of pieces) {
      piece.vy += 1400 * seconds;
      piece.vx *= 1 - 1.2 * seconds;
      piece.x += piece.vx * seconds;
      piece.y += piece.vy * seconds;
      piece.turn += piece.spin * seconds;
      draw(pen, piece);
    }
    if (now - began < LASTS_MS) requestAnimationFrame(step);
    else canvas.remove();
  };
  requestAnimationFrame(step);
}
