import type { Site } from '$lib/api/partners';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What a page has where a work's room is to be. */
export function linesOf({ id, look }: Pick<Site, 'id' | 'look'>, host: string, work: string): string {
  const attributes = Object.entries(look).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<script src="${host}/embed.js" async></script>\n<openlink-room content="${id}:${escaped(work)}"${attributes.join('')}></openlink-room>`;
}

export const tokenLines = 'document.querySelector("openlink-room").token = token;';
export const policyLines = (host: string) => `script-src ${host}/embed.js; frame-src ${host}/embed/;`;

/** What the server of a site signs for a reader who is signed in there. */
export const claimLines = ({ id }: Pick<Site, 'id'>, audience: string) =>
  `{
  "iss": "${id}",
  "aud": "${audience}",
  "sub": "user-1",
  "name": "Sora",
  "jti": "${'…'}",
  "iat": ${'…'},
  "exp": ${'… + 300'}
}`;
