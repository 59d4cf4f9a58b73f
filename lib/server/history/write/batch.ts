import { z } from 'zod';

import type { MonitorStatus, Place } from '@/lib/status/model/types';
import type { ObservedSpan } from '@/lib/status/history/types';

import type { ITEM_KINDS, NOTICE_KINDS } from '../store/codes';

/** A monitor that was seen in a status, which is null if it is gone. */
export interface SeenStatus extends Place {
  readonly id: number;
  readonly status: MonitorStatus | null;
}

/** A scope, service or monitor that was seen under a name. Other kinds than monitors have 0 for the places. */
export interface SeenItem extends Place {
  readonly kind: keyof typeof ITEM_KINDS;
  readonly id: number;
  readonly name: string;
  readonly isGone: boolean;
}

/** An incident or maintenance that was seen. */
export interface SeenNotice extends Place {
  readonly kind: keyof typeof NOTICE_KINDS;
  readonly id: number;
  readonly status: string;
  readonly isOpen: boolean;
  /** What is shown of it in the past, as JSON. Contains no comments, and nothing internal. */
  readonly fields: string;
}

/** A list of what was seen, and when this kind was observed before; null if it never was. */
export interface Seen<T> {
  readonly after: number | null;
  readonly rows: readonly T[];
}

/** What one reading of the source adds to the history. Writing it again changes nothing. */
export interface Batch {
  /** When it was noticed, in epoch milliseconds. */
  readonly at: number;
  readonly spans: readonly ObservedSpan[];
  readonly statuses: Seen<SeenStatus>;
  readonly items: Seen<SeenItem>;
  readonly notices: Seen<SeenNotice>;
}

/** The number of changes in a batch. */
export const countChanges = ({ statuses, items, notices }: Batch): number =>
  statuses.rows.length + items.rows.length + notices.rows.length;

const place = { scopeId: z.int(), serviceId: z.int() };
const seenOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ after: z.number().nullable(), rows: z.array(row) });

/** A batch that was written to a file, which may be damaged. */
export const batchSchema: z.ZodType<Batch> = z.object({
  at: z.number(),
  spans: z.array(
    z.object({
      from: z.number(),
      until: z.number(),
      isProven: z.boolean(),
      ended: z
        .enum(['unreachable', 'refused', 'slowed', 'bad-answer', 'stopped', 'unrecorded', 'unknown'])
        .nullable(),
    }),
  ),
  statuses: seenOf(
    z.object({ ...place, id: z.int(), status: z.enum(['ok', 'warning', 'alert', 'unknown']).nullable() }),
  ),
  items: seenOf(
    z.object({
      ...place,
      kind: z.enum(['scope', 'service', 'monitor']),
      id: z.int(),
      name: z.string(),
      isGone: z.boolean(),
    }),
  ),
  notices: seenOf(
    z.object({
      ...place,
      kind: z.enum(['incident', 'maintenance']),
      id: z.int(),
      status: z.string(),
      isOpen: z.boolean(),
      fields: z.string(),
    }),
  ),
});
