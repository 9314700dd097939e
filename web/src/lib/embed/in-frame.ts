/** Whether a route is one that stands in other sites' pages. `/embed` itself is a page of ours, which tells how. */
export const inFrame = (route: string | null) => route !== null && route.startsWith('/embed/');
