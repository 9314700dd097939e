/** What SvelteKit's adapter makes of web/: a Worker of its own, which ours falls through to. */
declare module '*/cloudflare/_worker.js' {
  const pages: { fetch(request: Request, env: object, context: ExecutionContext): Promise<Response> };
  export default pages;
}
