// https://HOST/embed.js: makes <openlink-room> known to a page, and leaves nothing else there. Built by worker/local/embed-loader.ts.
import { elementOf } from './element';

const NAME = 'openlink-room';
const script = document.currentScript ?? document.querySelector('script[src*="/embed.js"]');

// Loaded twice, the first stays: an element's name is taken once for all.
if (script instanceof HTMLScriptElement && !customElements.get(NAME)) customElements.define(NAME, elementOf(new URL(script.src).origin));
