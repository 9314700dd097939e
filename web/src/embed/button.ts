import { wordsIn } from './words';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M21 11.5a8.4 8.4 0 0 1-12.3 7.4L3 21l2.1-5.7A8.4 8.4 0 1 1 21 11.5z';
const CROSS = 'M18 6 6 18M6 6l12 12';
const COUNT_MAX = 99;

/** Black or white, whichever is read on the colour more easily (WCAG 2.2's relative luminance). */
function inkOn(hex: string): string {
  const [r = 0, g = 0, b = 0] = (hex.length < 5 ? hex.replace(/[^#]/g, '$&$&') : hex)
    .slice(1)
    .match(/../g)!
    .map((part) => (Number.parseInt(part, 16) / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#000' : '#fff';
}

export type Floating = {
  panel: HTMLElement;
  show(on: boolean): void;
  count(unread: number): void;
  /** The page's own wishes have changed: its language, its colour. */
  look(): void;
};

/** A round button over the page's corner, with a count of what is unread, and the panel that it opens. */
export function floating(host: HTMLElement, root: ShadowRoot, onshow: (on: boolean) => void): Floating {
  const button = document.createElement('button');
  const panel = document.createElement('div');
  const badge = document.createElement('span');
  const icon = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  let isOpen = false;
  let unread = 0;
  button.type = 'button';
  button.part.add('button');
  panel.part.add('panel');
  panel.className = 'panel';
  badge.className = 'badge';
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  icon.appendChild(path);
  button.appendChild(icon);
  button.appendChild(badge);
  root.appendChild(panel);
  root.appendChild(button);

  const look = () => {
    const words = wordsIn(host.getAttribute('lang'), document.documentElement.lang, navigator.language);
    const shown = unread > COUNT_MAX ? `${COUNT_MAX}+` : unread > 0 ? String(unread) : '';
    const accent = host.getAttribute('accent') ?? '';
    const isColour = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(accent);
    path.setAttribute('d', isOpen ? CROSS : BUBBLE);
    panel.classList.toggle('open', isOpen);
    badge.textContent = isOpen ? '' : shown;
    button.setAttribute('aria-expanded', String(isOpen));
    button.ariaLabel = isOpen ? words.close : shown ? `${words.talk} (${shown})` : words.talk;
    button.style.setProperty('--a', isColour ? accent : null);
    button.style.setProperty('--b', isColour ? inkOn(accent) : null);
  };
  const show = (on: boolean) => {
    if (on === isOpen) return;
    isOpen = on;
    look();
    onshow(on);
    if (!on) button.focus();
  };
  button.onclick = () => show(!isOpen);
  const escape = (event: KeyboardEvent) => event.key === 'Escape' && show(false);
  button.onkeydown = escape;
  panel.onkeydown = escape;
  look();
  return {
    panel,
    show,
    look,
    count: (count) => {
      unread = count;
      look();
    },
  };
}
