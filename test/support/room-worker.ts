import { LoneRoom, serve } from './room-alone';

/** A Worker of rooms and nothing else, for programs that measure and break them: see `startBareWorkerd`, and `serve` for what it answers. */
export class Room extends LoneRoom {}
export default { fetch: serve };
