type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode' | 'timeStamp'>;

/** How long after a composition's end its own Enter may still arrive: Safari tells of the end first and of the key after it. */
const SAME_KEY_MS = 60;

/**
 * What Enter does in the composer: `send` on a keyboard; `newline` with Shift, on a touch screen (its Enter key is the only way to
 * one), and for any other key; `nothing` where the key only ends a composition (Korean, Japanese).
 */
export function onEnter(event: Key, keyboard: boolean, composedAt: number): 'send' | 'newline' | 'nothing' {
  if (event.key !== 'Enter' || event.shiftKey || !keyboard) return 'newline';
  // 229 is what browsers give while an input method has the key; isComposing alone misses some of them.
  if (event.isComposing || event.keyCode === 229) return 'newline';
  if (event.timeStamp - composedAt < SAME_KEY_MS) return 'nothing';
  return 'send';
}
