import { serve } from '../../support/room-alone';
import { BrokenRoom, type Frame } from './broken-room';

/** Doesn't hear how far anybody has read, and so holds back whatever it takes for who reads no more. */
export class Room extends BrokenRoom {
  override up({ type }: Frame): boolean {
    return type !== 'log.ack';
  }
}
export default { fetch: serve };
