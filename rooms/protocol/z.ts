// zod/mini, for pages parse frames with it and load it first: written as functions, what a page doesn't use is left out of its scripts.
import { z } from 'zod/mini';

// Neither workerd nor a page under our Content-Security-Policy may compile code from strings; zod would try, and the page's console would report it.
z.config({ jitless: true });

export { z };
