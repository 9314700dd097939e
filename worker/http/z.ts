// What the API takes and answers is written with the whole of zod, around the schemas of rooms/protocol, which are zod/mini's for the
// browser's sake: both are one core, set up there.
import '../../rooms/protocol/z';

export { z } from 'zod';
