import { z } from 'zod';

// Neither workerd nor a page under our Content-Security-Policy may compile code from strings; zod would try, and the page's console would report it.
z.config({ jitless: true });

export { z };
