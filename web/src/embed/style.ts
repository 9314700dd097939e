/** Of the element's own shadow alone. What the page says of `openlink-room` itself goes before `:host`. */
const STYLE = `
:host { display: block; height: 560px; overflow: hidden }
:host([hidden]) { display: none }
:host([variant="button"]) { display: contents }
iframe { display: block; width: 100%; height: 100%; border: 0 }
iframe[hidden] { display: none }
a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 18px; border: 1px solid; border-radius: 14px; color: inherit; font: 600 15px system-ui, sans-serif; text-decoration: none }
button { position: fixed; inset: auto 20px 20px auto; z-index: 2147483000; width: 60px; height: 60px; padding: 16px; border: 0; border-radius: 50%; background: var(--a, #4f46d8); color: var(--b, #fff); box-shadow: 0 4px 20px #0004; cursor: pointer }
button:focus-visible { outline: 3px solid var(--a, #4f46d8); outline-offset: 3px }
svg { display: block; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
.badge { position: absolute; top: -4px; right: -4px; min-width: 24px; padding: 0 6px; box-sizing: border-box; border-radius: 12px; background: #c8102e; color: #fff; font: 700 13px/24px system-ui, sans-serif; text-align: center }
.badge:empty { display: none }
.panel { position: fixed; inset: auto 20px 92px auto; z-index: 2147483000; width: min(400px, 100vw - 24px); height: min(660px, 100vh - 112px); height: min(660px, 100dvh - 112px); border-radius: 18px; overflow: hidden; background: Canvas; box-shadow: 0 12px 48px #0005; visibility: hidden; opacity: 0; translate: 0 12px; transition: opacity .14s, translate .14s, visibility .14s }
.panel.open { visibility: visible; opacity: 1; translate: none }
@media (max-width: 479px) { .panel { right: 12px } button { right: 12px; bottom: 12px } .panel { bottom: 84px } }
@media (prefers-reduced-motion: reduce) { .panel { transition: none } }
@media print { button, .panel { display: none } }
`;

let sheet: CSSStyleSheet | undefined;

/** Gives a shadow its style: as a sheet made by script, which a page's Content-Security-Policy lets through. */
export function dress(root: ShadowRoot): void {
  try {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // A browser without such sheets: `style-src 'unsafe-inline'` lets this one through.
    root.appendChild(Object.assign(document.createElement('style'), { textContent: STYLE }));
  }
}
