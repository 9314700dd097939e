import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';

/** RFC 6455 §5.2, spelled by hand: what no WebSocket library lets a program send. */
export type Laid = {
  opcode: number;
  payload: Uint8Array;
  fin?: boolean;
  /** RSV1 to RSV3, 0 to 7. */
  reserved?: number;
  isMasked?: boolean;
  /** Bytes of the length's field: 0 (in the second byte), 2 or 8. Without, the shortest that fits. */
  lengthBytes?: 0 | 2 | 8;
  /** What the length says, where it isn't so. */
  claims?: bigint;
};
export const TEXT = 1;
export const BINARY = 2;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

export function layOut({ opcode, payload, fin = true, reserved = 0, isMasked = true, lengthBytes, claims }: Laid): Buffer {
  const length = claims ?? BigInt(payload.length);
  const width = lengthBytes ?? (length < 126n ? 0 : length < 65_536n ? 2 : 8);
  const head = Buffer.alloc(2 + width + (isMasked ? 4 : 0));
  head[0] = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  head[1] = (isMasked ? 0x80 : 0) | (width === 0 ? Number(length & 0x7fn) : width === 2 ? 126 : 127);
  if (width === 2) head.writeUInt16BE(Number(length & 0xffffn), 2);
  if (width === 8) head.writeBigUInt64BE(BigInt.asUintN(64, length), 2);
  if (!isMasked) return Buffer.concat([head, payload]);
  const mask = randomBytes(4);
  head.set(mask, 2 + width);
  const masked = Buffer.from(payload);
  for (let i = 0; i < masked.length; i++) masked[i]! ^= mask[i & 3]!;
  return Buffer.concat([head, masked]);
}

/** The payload of a Close frame (RFC 6455 §5.5.1). */
export const closing = (code: number, reason: Uint8Array | string = ''): Buffer => {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return Buffer.concat([payload, Buffer.from(reason)]);
};

/** What came down: a text, or the code of a Close; anything else is told as `odd`. */
export type Down = { text: string } | { close: number } | { pong: Buffer } | { odd: string };

/** Reads a server's frames off a raw line, each as it is whole. */
export function readFrames(socket: Socket, hear: (down: Down) => void): void {
  let bytes: Buffer = Buffer.alloc(0);
  socket.on('data', (more: Buffer) => {
    bytes = bytes.length ? Buffer.concat([bytes, more]) : more;
    while (bytes.length >= 2) {
      const short = bytes[1]! & 0x7f;
      const head = short === 127 ? 10 : short === 126 ? 4 : 2;
      if (bytes.length < head) return;
      const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
      if (bytes.length < head + length) return;
      const payload = bytes.subarray(head, head + length);
      hear(downOf(bytes[0]!, (bytes[1]! & 0x80) !== 0, payload));
      bytes = bytes.subarray(head + length);
    }
  });
}

function downOf(first: number, isMasked: boolean, payload: Buffer): Down {
  const opcode = first & 0x0f;
  if (isMasked || (first & 0x70) !== 0 || (first & 0x80) === 0) return { odd: `first byte ${first}, masked: ${isMasked}` };
  if (opcode === TEXT) return { text: new TextDecoder('utf-8', { fatal: true }).decode(payload) };
  if (opcode === CLOSE) return { close: payload.length >= 2 ? payload.readUInt16BE(0) : 1005 };
  if (opcode === PONG) return { pong: Buffer.from(payload) };
  return { odd: `opcode ${opcode}` };
}
