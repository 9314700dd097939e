import { protect, wordsOf } from '$rooms/protocol/marks';

/** Links, names, emoji and numbers are the same for everyone, in whatever language they were sent. */
export const hasWords = (text: string) => wordsOf(protect(text).text) !== '';
