/** Stands where the pages' Worker is in a build: says that a request reached it, and nothing more. */
export default {
  fetch: async (request: Request) => new Response(`page ${new URL(request.url).pathname}`, { headers: { 'content-type': 'text/html' } }),
};
