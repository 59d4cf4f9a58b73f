import 'server-only';

import { toViewPath } from './view-path';
import { VIEW_ROUTES, type ViewName } from './view-routes';

/** A page that an address names. */
export interface ViewMatch {
  readonly name: ViewName;
  readonly params: Readonly<Record<string, string>>;
}

/** The page whose JSON is at `/api/view/` and these segments; null where there is none. */
export function matchView(segments: readonly string[]): ViewMatch | null {
  for (const name of Object.keys(VIEW_ROUTES) as ViewName[]) {
    const wanted = toViewPath(VIEW_ROUTES[name].pattern).split('/').slice(3);
    const isMatch =
      wanted.length === segments.length &&
      wanted.every((part, index) => part.startsWith(':') || part === segments[index]);
    if (!isMatch) continue;
    const params = wanted.flatMap((part, index) =>
      part.startsWith(':') ? [[part.slice(1), segments[index] ?? '']] : [],
    );
    return { name, params: Object.fromEntries(params) as Record<string, string> };
  }
  return null;
}
