import type { ResponseInfo } from '@/lib/prodmanager/index';

/** The prefix of the board's metrics. */
export const PREFIX = 'prodmanager_dashboard_';

/** A duration in seconds, never negative: the wall clock may be set back during a request. */
export const toSeconds = (durationMs: number): number => Math.max(0, durationMs) / 1_000;

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

/** Statuses that are counted by themselves; others are counted by class. */
const EXACT_STATUSES: ReadonlySet<number> = new Set([401, 403, 404, 429]);

/** The kind of resource in a path of the source: one of a fixed set, else `other`. */
export function toResourceKind(path: string): string {
  const [, root, kind = ''] = path.split('/');
  if (root === 'health') return 'health';
  return root === 'api' && KINDS.has(kind) ? kind : 'other';
}

/** The outcome of a request to the source, one of a fixed set: `2xx`, `429`, `timeout`. */
export function toOutcome({ status, code }: Pick<ResponseInfo, 'status' | 'code'>): string {
  if (code !== null) return code;
  if (status === null || status < 100 || status > 599) return 'other';
  return EXACT_STATUSES.has(status) ? String(status) : `${Math.floor(status / 100)}xx`;
}
