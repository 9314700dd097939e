import { serve } from '../../support/room-alone';
import type { Line } from './broken-room';
import { LateWriting } from './late-writing';

/** Tells the others of a message before it is written. */
export class Room extends LateWriting {
  override early(sender: Line): Line[] {
    return [...this.getConnections()].filter((line) => line !== sender) as Line[];
  }
}
export default { fetch: serve };
