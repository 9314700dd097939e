import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Who comes back gets only the newest five of what was missed, and no word of the rest. */
export class Room extends BrokenRoom {
  override fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const since = url.searchParams.get('since');
    if (since !== null && since !== '0') url.searchParams.set('since', String(Math.max(Number(since), this.inside.log.head - 5)));
    return super.fetch(new Request(url, request));
  }
}
export default { fetch: serve };
