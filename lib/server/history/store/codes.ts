import type { MonitorStatus } from '@/lib/status/model/types';

/** Statuses of monitors as they are stored; the last one is a deleted monitor. Never reorder. */
const STATUS_CODES = [
  'ok',
  'warning',
  'alert',
  'unknown',
  null,
] as const satisfies readonly (MonitorStatus | null)[];

/** The stored code of a status; null for a deleted monitor. */
export const toStatusCode = (status: MonitorStatus | null): number => STATUS_CODES.indexOf(status);

/** The status of a stored code. A code of another version is unknown. */
export const fromStatusCode = (code: number): MonitorStatus | null => {
  const status = STATUS_CODES[code];
  return status === undefined ? 'unknown' : status;
};

/** The code of a deleted monitor. */
export const GONE = toStatusCode(null);

/** Kinds of named items as they are stored. */
export const ITEM_KINDS = { scope: 0, service: 1, monitor: 2 } as const;

/** Kinds of notices as they are stored. */
export const NOTICE_KINDS = { incident: 0, maintenance: 1 } as const;

/** Spans of tallies as they are stored. */
export const SPANS = { hour: 0, day: 1 } as const;

/** The stored status of an incident or maintenance that was deleted. */
export const DELETED = 'deleted';
