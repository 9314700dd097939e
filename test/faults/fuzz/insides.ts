/** Words that only our insides know: a stack's line, a query, a file, a library, a platform's error. */
const INSIDES =
  /\bat [\w.<>$ ]*\(?(file:|node:|https?:\/\/|\/)?[^\s"]*\.(ts|js|mjs):\d|node_modules|SQLITE|D1_ERROR|\bSELECT\b.*\bFROM\b|\bINSERT INTO\b|\b(from|into|update) \\?"\w+\\?"|\bworkerd\b|ZodError|DrizzleQuery|"stack"|\/(rooms|worker)\/[\w/-]+\.ts|(Type|Range|Reference|Syntax)Error|Miniflare/;

/** The words, if a text says any. */
export const insidesIn = (text: string): string | null => INSIDES.exec(text)?.[0] ?? null;
