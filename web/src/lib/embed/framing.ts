import { pickTheme, type Theme } from '$lib/theme/theme';
import { lookOf } from './look';
import { settingsOf } from './wire';

/** The theme that a page wishes its frame in, by the frame's address. */
export function frameTheme(query: URLSearchParams): Theme {
  const settings = settingsOf(query);
  return lookOf(settings).theme ?? pickTheme(settings.theme);
}

/** Says in an answer's headers who may show it in a frame: everybody else's browser shows nothing (CSP 3, frame-ancestors). */
export function allowFrames(headers: Headers, allowed: 'any' | readonly string[] = []): void {
  const ancestors = allowed === 'any' ? '*' : allowed.join(' ') || "'none'";
  const policy = headers.get('content-security-policy') ?? "frame-ancestors 'none'";
  headers.set('content-security-policy', policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${ancestors}`));
  // A page that isolates itself (COEP) takes frames only of what says so.
  headers.set('cross-origin-resource-policy', 'cross-origin');
}
