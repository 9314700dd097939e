import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Begins anew with everybody, whatever they have. */
export class Room extends BrokenRoom {
  override fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (Number(url.searchParams.get('since')) > 0) url.searchParams.set('epoch', 'another');
    return super.fetch(new Request(url, request));
  }
}
export default { fetch: serve };
