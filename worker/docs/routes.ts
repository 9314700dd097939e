import { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { App } from '../http/app';
import { documentation } from './document';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>OpenLink API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <main id="docs"></main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', domNode: document.getElementById('docs'), deepLinking: true, tryItOutEnabled: true });\n`;
/** Swagger UI styles by attributes, and draws its icons from data. Scripts come from our own files alone. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const AN_HOUR = 'public, max-age=3600';

/** What the API says about itself: for programs, and for people. */
export const docs = (described: Hono<App>) => {
  // Made once: nothing in it depends on who asks.
  let spec: ReturnType<typeof generateSpecs> | undefined;
  return new Hono<App>()
    .get('/openapi.json', async (c) => {
      spec ??= generateSpecs(described, { documentation, defaultValidationErrorResponse: false });
      return c.json(await spec, 200, { 'cache-control': AN_HOUR });
    })
    .get('/docs', (c) => c.html(PAGE, 200, { 'content-security-policy': POLICY, 'cache-control': AN_HOUR }))
    .get('/docs/start.js', (c) => c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': AN_HOUR }));
};
