import type { Recipe } from '$rooms/protocol/character';
import type { Expression } from '../rig';
import { characterSvg } from '../svg';

const SIZE = 1024;

/** Gives the character to its maker as a PNG of 1024 × 1024. */
export async function savePicture(recipe: Recipe, expression: Expression): Promise<void> {
  const svg = characterSvg(recipe, { expression, framing: 'bust' }).replace('<svg ', `<svg width="${SIZE}" height="${SIZE}" `);
  const image = new Image(SIZE, SIZE);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, SIZE, SIZE);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) return;
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: 'character.png' });
  link.click();
  URL.revokeObjectURL(link.href);
}
