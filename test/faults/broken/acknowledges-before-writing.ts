import { serve } from '../../support/room-alone';
import type { Line } from './broken-room';
import { LateWriting } from './late-writing';

/** Gives the sender its receipt before the message is written. */
export class Room extends LateWriting {
  override early(sender: Line): Line[] {
    return [sender];
  }
}
export default { fetch: serve };
