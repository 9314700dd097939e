/** Files of a ZIP that keeps them as they are (method 0), by name: read from its central directory, as every program does (APPNOTE 4.3.12). */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error('No ZIP: it has no end.');
  const count = view.getUint16(end + 10, true);
  const files = new Map<string, Uint8Array>();
  for (let i = 0, at = view.getUint32(end + 16, true); i < count; i++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('The ZIP’s directory is broken.');
    if (view.getUint16(at + 10, true) !== 0) throw new Error('A file is compressed.');
    const size = view.getUint32(at + 24, true);
    const [nameLength, more, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    files.set(name, bytes.subarray(from, from + size));
    at += 46 + nameLength + more + comment;
  }
  return files;
}
