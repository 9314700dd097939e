import { connect, HELLO, toFrame, type FromFrame, type Settings } from './wire';

/** Origins of pages that may speak with the frame; `any` takes whoever frames it first, and nobody else after that. */
export type Allowed = 'any' | readonly string[];

/** The page around the frame, as far as it says anything: in a plain iframe nobody does, and the frame goes on by its address alone. */
export class Host {
  settings = $state.raw<Settings>({});
  token = $state.raw<string | null>(null);
  /** Somebody could see the frame, as far as the page knows: its panel is open. */
  shown = $state(true);
  /** The page has answered. */
  connected = $state(false);
  #port: MessagePort | undefined;
  #waiting: FromFrame[] = [];

  /** `settings`: by the frame's address, until the page says more. */
  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** Asks the page around for a line. Returns how to stop listening. */
  begin(allowed: Allowed): () => void {
    if (window.parent === window) return () => undefined;
    const hear = (event: MessageEvent) => {
      if (this.#port || event.source !== window.parent) return;
      if (allowed !== 'any' && !allowed.includes(event.origin)) return;
      const heard = connect.safeParse(event.data);
      const [port] = event.ports;
      if (!heard.success || !port) return;
      this.#take(port);
      this.settings = heard.data.settings;
      this.token = heard.data.token;
      this.shown = heard.data.shown;
      this.connected = true;
      for (const message of this.#waiting.splice(0)) this.say(message);
    };
    addEventListener('message', hear);
    // It says nothing but that this frame is there, so that anybody may hear it.
    window.parent.postMessage(HELLO, '*');
    return () => {
      removeEventListener('message', hear);
      this.#port?.close();
    };
  }

  /** Tells the page; what is said before there is a line waits for it. */
  say(message: FromFrame) {
    // A channel has one other end, whoever holds it; origins are a window's.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (this.#port) this.#port.postMessage(message);
    else this.#waiting.push(message);
  }

  #take(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }) => {
      const heard = toFrame.safeParse(data);
      if (!heard.success) {
        if (data?.type === 'token') this.say({ type: 'error', code: 'token.invalid' });
        return;
      }
      if (heard.data.type === 'settings') this.settings = heard.data.settings;
      else if (heard.data.type === 'token') this.token = heard.data.token;
      else this.shown = heard.data.shown;
    };
  }
}
