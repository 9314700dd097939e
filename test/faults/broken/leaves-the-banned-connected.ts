import type { ConnectionContext } from 'partyserver';
import { serve } from '../../support/room-alone';
import { BrokenRoom, type Line } from './broken-room';

/** Bans somebody and doesn't close the connection. */
export class Room extends BrokenRoom {
  override onConnect(line: Line, context: ConnectionContext): void {
    const close = line.close.bind(line);
    Object.defineProperty(line, 'close', { value: (code: number, reason: string) => (code === 4003 ? undefined : close(code, reason)) });
    super.onConnect(line, context);
  }
}
export default { fetch: serve };
