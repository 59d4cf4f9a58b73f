import { z } from 'zod';

import { ALL_CHANGE_STATUSES } from '@/lib/status/changes/change-statuses';
import { HISTORY_KINDS, type GapReason } from '@/lib/status/history/types';

const instant = (meaning: string) => z.iso.datetime().describe(`${meaning} An instant in UTC.`);
const nullableId = (meaning: string) => z.int().positive().nullable().describe(meaning);
const nullableName = (meaning: string) => z.string().nullable().describe(meaning);

const place = {
  scopeId: nullableId('ID of the scope; null if it has none, or it could not be read.'),
  serviceId: nullableId('ID of the service; null if it has none, or it could not be read.'),
};

const status = z
  .enum([...ALL_CHANGE_STATUSES, 'scheduled'])
  .nullable()
  .optional();

/** A recorded change as it is sent. */
export const changeSchema = z.strictObject({
  key: z.string().describe('Identifies the change.'),
  at: instant('When the board noticed the change.'),
  after: z.iso
    .datetime()
    .nullable()
    .describe('The observation before it: the change happened between the two. Null if there was none.'),
  kind: z
    .enum(HISTORY_KINDS)
    .describe(
      'Of a monitor, an incident or a maintenance, the status changed. `inventory`: something was created, renamed, moved or deleted.',
    ),
  id: z.int().positive().describe('ID of what changed, assigned by ProdManager.'),
  name: z.string().describe('Its name at that time. Untrusted.'),
  ...place,
  from: status.describe('Status before; null if it was not known before. Absent for `inventory`.'),
  to: status.describe('Status after; null if it was deleted. Absent for `inventory`.'),
  of: z.enum(['scope', 'service', 'monitor']).optional().describe('For `inventory`: what changed.'),
  change: z
    .enum(['created', 'renamed', 'moved', 'deleted'])
    .optional()
    .describe('For `inventory`: what happened to it.'),
  fromName: nullableName('For `inventory`: name before, if it was renamed.').optional(),
  fromPlace: z
    .strictObject(place)
    .nullable()
    .optional()
    .describe('For `inventory`: place before, if it was moved and you may see that place.'),
});

const REASONS = [
  'unreachable',
  'refused',
  'slowed',
  'bad-answer',
  'stopped',
  'unrecorded',
  'unknown',
] as const satisfies readonly GapReason[];

/** A time without observation, as it is sent. */
export const gapSchema = z.strictObject({
  from: instant('Last observation before it.'),
  until: instant('First observation after it.'),
  reason: z
    .enum(REASONS)
    .describe(
      '`unreachable`, `refused`, `slowed`, `bad-answer`: ProdManager did not answer properly. `stopped`: the board was shut down. `unrecorded`: the history could not be saved. `unknown`: the board was killed, or its machine stopped.',
    ),
});

const seconds = (meaning: string) => z.number().nonnegative().describe(`Seconds ${meaning}`);
const percent = (meaning: string) => z.number().min(0).max(100).nullable().describe(meaning);

/** Figures of a period, as they are sent. */
export const figuresSchema = z.strictObject({
  availabilityPercent: percent(
    'Share of the observed time that was ok or had a warning. Never rounded up to 100 or down to 0; null if nothing was observed.',
  ),
  observedPercent: percent('Share of the time that was observed; null if there was no monitor.'),
  okSeconds: seconds('in which the worst monitor was ok.'),
  warningSeconds: seconds('in which it had a warning.'),
  alertSeconds: seconds('in which it had an alert: the length of all outages.'),
  maintenanceSeconds: seconds('in which it was not ok, as a maintenance in progress had announced.'),
  unobservedSeconds: seconds('in which its state was not known.'),
  outages: z.int().nonnegative().describe('Number of outages that overlap the period.'),
  longestOutageSeconds: seconds('that the longest outage lasted, within the period.'),
  meanTimeToRecoverySeconds: z
    .number()
    .nonnegative()
    .nullable()
    .describe('Mean length of an outage in seconds; null without one.'),
});

/** What a row of a report is of. */
export const rowSubjectSchema = z.strictObject({
  scopeId: nullableId('ID of the scope; null in rows of a service or of all places.'),
  scope: nullableName('Its name; null if it does not exist any more. Untrusted.'),
  serviceId: nullableId('ID of the service; null in rows of a scope or of all places.'),
  service: nullableName('Its name; null if it does not exist any more. Untrusted.'),
});

/** See {@link changeSchema}. */
export type SentChange = z.output<typeof changeSchema>;

/** The response of `/api/history/changes`. */
export interface SentChanges {
  readonly changes: readonly SentChange[];
  readonly gaps: readonly z.output<typeof gapSchema>[];
  /** Sent as `before`, it asks for the next page; null on the last page. */
  readonly next: string | null;
}

/** See {@link figuresSchema}. */
export type Figures = z.output<typeof figuresSchema>;

/** A row of {@link SentAvailability}. */
export interface SentRow extends Readonly<z.output<typeof rowSubjectSchema>> {
  readonly current: Figures;
  /** Null if nothing was recorded in the period before. */
  readonly previous: Figures | null;
}

interface SentPeriod {
  readonly from: string;
  readonly until: string;
}

/** The response of `/api/history/availability`. */
export interface SentAvailability {
  readonly period: SentPeriod;
  readonly previousPeriod: SentPeriod;
  readonly timeZone: string;
  readonly by: string;
  readonly maintenance: string;
  readonly rows: readonly SentRow[];
}
