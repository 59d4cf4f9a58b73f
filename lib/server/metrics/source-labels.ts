import 'server-only';

import type { ResponseInfo } from '@/lib/prodmanager/index';

const KINDS: ReadonlySet<string> = new Set([
  'scope',
  'service',
  'monitor',
  'incident',
  'maintenance',
  'announcement',
  'weather',
  'token',
]);

/** Statuses that call for an action of their own; the others are counted by their class. */
const TELLING: ReadonlySet<number> = new Set([401, 403, 404, 429]);

/** Which kind of resource a path of the source is about, from a closed set: whatever it is not made for is `other`. */
export function toResourceKind(path: string): string {
  const [, root, kind = ''] = path.split('/');
  if (root === 'health') return 'health';
  return root === 'api' && KINDS.has(kind) ? kind : 'other';
}

/** How a request to the source ended, from a closed set: `2xx`, `429`, `timeout`. */
export function toOutcome({ status, code }: Pick<ResponseInfo, 'status' | 'code'>): string {
  if (code !== null) return code;
  if (status === null || status < 100 || status > 599) return 'other';
  return TELLING.has(status) ? String(status) : `${Math.floor(status / 100)}xx`;
}
