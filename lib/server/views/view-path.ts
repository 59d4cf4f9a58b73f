import 'server-only';

/** The pattern of the JSON that keeps a page current: `/api/view/overview` for `/`, `/api/view/incidents/:id` for `/incidents/:id`. */
export function toViewPath(pattern: string): string {
  return `/api/view${pattern === '/' ? '/overview' : pattern}`;
}
