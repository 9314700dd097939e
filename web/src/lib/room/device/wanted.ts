import { z } from '$rooms/protocol/z';
import { keptAs } from '../../kept';

/** The language pairs that the reader has had translated on this device, as `from to`. */
export const wanted = keptAs('translate-on-device', z.array(z.string()), []);
