const unnamed = new Map<string, string>();

/** A name for a token by which nobody gets the token: keys of rooms are kept under it. */
export async function tokenNameOf(token: string): Promise<string> {
  // Only a page that came by https, or from this machine, has hashes; elsewhere a name is as good for as long as the frame stands.
  if (!crypto.subtle) {
    const name = unnamed.get(token) ?? `unnamed${unnamed.size}`;
    unnamed.set(token, name);
    return name;
  }
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
