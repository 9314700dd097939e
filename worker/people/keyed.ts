/** Crockford's base 32, lower case: no i, l, o or u to mistake or to spell words with. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The first `length` characters of bytes in base 32: 5 bits a character, from the front. */
export function base32(bytes: Uint8Array, length: number): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && out.length < length) {
      bits -= 5;
      out += ALPHABET.charAt((held >> bits) & 31);
    }
  }
  return out;
}

export const randomBase32 = (length: number) => base32(crypto.getRandomValues(new Uint8Array(Math.ceil((length * 5) / 8))), length);

/** HMAC-SHA-256 of `text` in base 32. Without `secret` nobody can tell which text a hash came from, nor link two. */
export async function keyedHash(secret: string, text: string, length = 26): Promise<string> {
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return base32(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(text))), length);
}
