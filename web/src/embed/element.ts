import type { FromFrame, ToFrame } from '../lib/embed/wire';
import { floating, type Floating } from './button';
import { dress } from './style';
import { wordsIn } from './words';

const SETTINGS = ['theme', 'lang', 'mode', 'header', 'accent', 'surface', 'ink', 'radius', 'font', 'density'] as const;
/** Changed, these are another frame. */
const OTHER_FRAME = ['room', 'content', 'variant'];
/** A frame that has loaded and still says nothing by then isn't allowed here, or there is no network. */
const SILENCE_MS = 10_000;

/** `<openlink-room>` of one host: a frame with a room of its in it. Nothing of what is in the frame can be read from out here. */
export const elementOf = (host: string) =>
  class OpenLinkRoom extends HTMLElement {
    static observedAttributes = [...SETTINGS, ...OTHER_FRAME, 'token'];
    #root = this.attachShadow({ mode: 'open' });
    #frame: HTMLIFrameElement | undefined;
    #button: Floating | undefined;
    #port: MessagePort | undefined;
    #silence: ReturnType<typeof setTimeout> | undefined;
    #token: string | null = null;
    #shown = true;
    /** It stands in a page. An element that is upgraded there hears of its attributes before. */
    #stands = false;

    /** A partner's sign-in (a JWT); null: a guest. */
    get token(): string | null {
      return this.#token;
    }
    set token(token: string | null | undefined) {
      this.#token = token ? String(token) : null;
      this.#say({ type: 'token', token: this.#token });
    }

    connectedCallback() {
      // Set before this element was known to the browser: a plain property, which hides the real one.
      if (Object.hasOwn(this, 'token')) {
        const { token } = this;
        Reflect.deleteProperty(this, 'token');
        this.token = token;
      }
      dress(this.#root);
      this.#stands = true;
      addEventListener('message', this.#hear);
      this.#build();
    }
    disconnectedCallback() {
      this.#stands = false;
      removeEventListener('message', this.#hear);
      this.#end();
    }
    /** Moved by `moveBefore`: the frame goes along, and goes on. */
    connectedMoveCallback() {}
    attributeChangedCallback(name: string, was: string | null, is: string | null) {
      if (was === is) return;
      if (name === 'token') this.token = is;
      else if (!this.#stands) return;
      else if (OTHER_FRAME.includes(name)) {
        this.#end();
        this.#build();
      } else {
        this.#button?.look();
        this.#say({ type: 'settings', settings: this.#settings() });
      }
    }

    #settings = () => Object.fromEntries(SETTINGS.flatMap((name) => (this.hasAttribute(name) ? [[name, this.getAttribute(name)]] : [])));
    #words = () => wordsIn(this.getAttribute('lang'), document.documentElement.lang, navigator.language);

    #path(): string | undefined {
      const [room, content] = [this.getAttribute('room'), this.getAttribute('content')];
      const query = new URLSearchParams(this.#settings() as Record<string, string>);
      // A token comes with the line: until then nobody is offered a guest's name.
      if (this.#token) query.set('signed', '');
      if (room) return `/embed/r/${encodeURIComponent(room)}?${query}`;
      if (content) query.set('content', content);
      return content ? `/embed/w?${query}` : undefined;
    }

    #build() {
      const path = this.#path();
      if (!path) return;
      // A sandbox without allow-same-origin is the frame's too: it would have no identity to talk by, and nowhere to keep one.
      if (self.origin === 'null') return this.#fail('embed.forbidden');
      const isButton = this.getAttribute('variant') === 'button';
      this.#shown = !isButton;
      const frame = document.createElement('iframe');
      frame.title = this.#words().talk;
      frame.allow = 'clipboard-write; web-share';
      frame.part.add('frame');
      frame.onload = () => {
        clearTimeout(this.#silence);
        this.#silence = setTimeout(() => this.#fail('embed.forbidden'), SILENCE_MS);
      };
      this.#frame = frame;
      frame.src = host + path;
      if (!isButton) {
        frame.loading = 'lazy';
        this.#root.appendChild(frame);
        return;
      }
      const put = () => this.#frame === frame && !frame.isConnected && this.#button?.panel.appendChild(frame);
      this.#button = floating(this, this.#root, (on) => {
        this.#shown = on;
        put();
        this.#say({ type: 'shown', shown: on });
        if (on) frame.focus();
      });
      // For the count on the button, once the page itself has loaded and rests.
      const rest = () => ('requestIdleCallback' in window ? requestIdleCallback(put) : setTimeout(put, 1000));
      if (document.readyState === 'complete') rest();
      else addEventListener('load', rest, { once: true });
    }

    #end() {
      clearTimeout(this.#silence);
      this.#port?.close();
      this.#port = this.#frame = this.#button = undefined;
      this.#root.replaceChildren();
    }

    #say(message: ToFrame) {
      this.#port?.postMessage(message);
    }
    #tell(name: string, detail?: object) {
      this.dispatchEvent(new CustomEvent(`openlink:${name}`, { detail, bubbles: true, composed: true }));
    }

    /** A window says something to this page: only our frame, while it shows our origin, is answered, and that only there. */
    #hear = ({ source, origin, data }: MessageEvent) => {
      const there = this.#frame?.contentWindow;
      if (!there || source !== there || origin !== host || data?.openlink !== 'hello') return;
      clearTimeout(this.#silence);
      this.#root.querySelector('a')?.remove();
      this.#frame!.hidden = false;
      this.#port?.close();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = (event) => this.#obey(event.data);
      there.postMessage({ openlink: 'connect', settings: this.#settings(), token: this.#token, shown: this.#shown }, host, [port2]);
    };

    #obey(message: FromFrame) {
      if (message.type === 'ready') this.#tell('ready', { room: message.room });
      else if (message.type === 'token') this.#tell('token');
      else if (message.type === 'error') this.#tell('error', { code: message.code, message: message.message });
      else if (message.type === 'close') this.#button?.show(false);
      else if (message.type === 'unread') {
        this.#button?.count(message.count);
        this.#tell('unread', { count: message.count });
      }
    }

    /** Nothing can be shown here but the way to where it can. */
    #fail(code: string) {
      const link = document.createElement('a');
      const room = this.getAttribute('room');
      link.href = host + (room ? `/r/${encodeURIComponent(room)}` : this.#path());
      link.target = '_blank';
      link.rel = 'noopener';
      link.part.add('link');
      link.textContent = `${this.#words().away} ↗`;
      if (this.#frame) this.#frame.hidden = true;
      (this.#button?.panel ?? this.#root).appendChild(link);
      // For who listens only after the element stands.
      setTimeout(() => this.#tell('error', { code }));
    }
  };
