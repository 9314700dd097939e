/** Width and height in px, as a file's header gives them. */
export type Size = { width: number; height: number };
