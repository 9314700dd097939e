/** How far into a page browsers look for its charset (HTML §13.2.3.2). */
const LOOKED_AT = 1024;
const META = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:-]+)/i;

const decoderOf = (label: string | undefined) => {
  try {
    return label === undefined ? null : new TextDecoder(label);
  } catch {
    return null;
  }
};

/** What a page is written in: by the mark it begins with, what its server says, what it says itself, else UTF-8. Many in Korea and Japan are in none of it. */
export function decoded(bytes: Uint8Array, contentType: string | null): string {
  const said = /charset\s*=\s*["']?([\w:-]+)/i.exec(contentType ?? '')?.[1];
  const own = META.exec(new TextDecoder('latin1').decode(bytes.subarray(0, LOOKED_AT)))?.[1];
  const marked = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const decoder = decoderOf(isUtf8 ? 'utf-8' : marked) ?? decoderOf(said) ?? decoderOf(own) ?? new TextDecoder();
  return decoder.decode(bytes);
}
