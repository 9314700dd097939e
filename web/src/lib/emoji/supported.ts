/** One emoji of each version that has any of a single code point: a font has all of a version, or none. */
const NEWEST: [version: number, emoji: string][] = [
  [17, '🫪'],
  [16, '🫩'],
  [15, '🫨'],
  [14, '🫠'],
  [13, '🥲'],
];
const SIDE = 20;

type Shows = (emoji: string, version: number) => boolean;
let known: Shows | undefined;

/** Whether this device has a picture for an emoji: its font is new enough, and draws a joined one as one. Found out once. */
export const supported = (): Shows => (known ??= probe());

function probe(): Shows {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush) return () => true;
  brush.textBaseline = 'top';
  brush.font = `${SIDE - 4}px ${getComputedStyle(document.documentElement).getPropertyValue('--emoji')}`;
  const drawn = (emoji: string, colour: string) => {
    brush.clearRect(0, 0, SIDE, SIDE);
    brush.fillStyle = colour;
    brush.fillText(emoji, 0, 0);
    return brush.getImageData(0, 0, SIDE, SIDE).data.join();
  };
  const nothing = drawn('', '#000');
  // A picture has its own colours; what stands for a character that is missing has the brush's, or is nothing at all.
  const isPicture = (emoji: string) => drawn(emoji, '#000') === drawn(emoji, '#f00') && drawn(emoji, '#000') !== nothing;
  const newest = NEWEST.find(([, emoji]) => isPicture(emoji))?.[0] ?? 12;
  const wide = brush.measureText('😀').width * 1.5;
  const narrow = new Map<string, boolean>();
  const isNarrow = (emoji: string) => {
    const is = narrow.get(emoji) ?? brush.measureText(emoji).width <= wide;
    narrow.set(emoji, is);
    return is;
  };
  return (emoji, version) => Math.floor(version) <= newest && isNarrow(emoji);
}
