import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

export type Upgraded = { status: number; type: string; body: string; socket?: Socket };

/** Asks for a WebSocket with any headers, as no browser would: for `Origin`, cookies, and frames that RFC 6455 forbids. */
export function upgrade(url: string, headers: Record<string, string> = {}): Promise<Upgraded> {
  return new Promise((done, fail) => {
    const asking = request(url.replace(/^ws/, 'http'), {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        ...headers,
      },
    });
    asking.on('error', fail);
    asking.on('upgrade', ({ statusCode = 0 }, socket, first) => {
      // The first frames may have come with the answer's head.
      if (first.length) socket.unshift(first);
      done({ status: statusCode, type: '', body: '', socket: socket as Socket });
    });
    asking.on('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', body }));
    });
    asking.end();
  });
}

/** A text frame of up to 125 bytes as RFC 6455 §5.2 lays it out, whatever its bytes are. */
export function textFrame(payload: Uint8Array): Uint8Array {
  const mask = randomBytes(4);
  return Buffer.concat([Uint8Array.of(0x81, payload.length | 0x80), mask, payload.map((byte, i) => byte ^ mask[i % 4]!)]);
}

/** The code of the Close frame that a server sends; what comes before it is left unread. The line itself may stay up longer. */
export function closeFrame(socket: Socket): Promise<number> {
  let bytes = Buffer.alloc(0);
  return new Promise((done, fail) => {
    socket.on('close', () => fail(new Error('The line was cut without a Close frame')));
    socket.on('data', (more: Buffer) => {
      bytes = Buffer.concat([bytes, more]);
      while (bytes.length >= 4) {
        const short = bytes[1]! & 0x7f;
        const head = short === 127 ? 10 : short === 126 ? 4 : 2;
        if (bytes.length < head) return;
        const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
        if (bytes.length < head + length) return;
        if ((bytes[0]! & 0x0f) === 8) return done(length >= 2 ? bytes.readUInt16BE(head) : 1005);
        bytes = bytes.subarray(head + length);
      }
    });
  });
}
