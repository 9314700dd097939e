/** The protocol's version: `v` in the socket's URL. Raised only when a client written for the older one would break. */
export const PROTOCOL_VERSION = 1;
