import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

import type { Maintenance } from '@/lib/status/model/types';

import type { Revision } from './changed-at';
import type { IdOf } from './output-id';
import { toXmlText } from './xml-text';

/** A maintenance with a schedule; others are in no calendar. */
export type ScheduledMaintenance = Maintenance & {
  readonly scheduledStartAt: string;
  readonly scheduledEndAt: string;
};

/** Whether a maintenance can be in a calendar. */
export const isScheduled = (maintenance: Maintenance): maintenance is ScheduledMaintenance =>
  maintenance.scheduledStartAt !== null && maintenance.scheduledEndAt !== null;

/** An event of a calendar. */
export interface CalendarEvent {
  /** With names as shown. */
  readonly maintenance: ScheduledMaintenance;
  readonly revision: Revision;
  /** Its scope and service. */
  readonly place: string;
  /** The address of its page. */
  readonly url: string;
}

/** A calendar. */
export interface CalendarContent {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** How often to read it again, in seconds; null for a file that is not subscribed to. */
  readonly refreshSeconds: number | null;
}

const MINUTE_MS = 60_000;
const REMINDER_SECONDS = 15 * 60;
/** RFC 5545 allows 32 bits. */
const MAX_SEQUENCE = 2 ** 31 - 1;

/**
 * The times that an event shows of its revision. Both grow with each change and stay the same otherwise, over restarts and instances:
 * `SEQUENCE` is the minutes between creation and the last change, plus the number of changes for those within a minute.
 */
function toRevisionFields(
  { createdAt, scheduledStartAt }: ScheduledMaintenance,
  { changedAt, changes }: Revision,
) {
  const created = Date.parse(createdAt ?? scheduledStartAt);
  const changed = Math.max(created, changedAt ?? created);
  const minutes = Math.floor((changed - created) / MINUTE_MS);
  return { sequence: Math.min(MAX_SEQUENCE, minutes + changes), modified: new Date(changed) };
}

/** Maintenances as an iCalendar file (RFC 5545), with times in UTC. */
export function writeCalendar({ name, events, refreshSeconds }: CalendarContent, idOf: IdOf): string {
  const calendar = ical({
    prodId: '//ProdManager//Dashboard//EN',
    name: toXmlText(name),
    method: refreshSeconds === null ? null : ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const { maintenance, revision, place, url } of events) {
    const { id, status, reference, description, scheduledStartAt, scheduledEndAt } = maintenance;
    const { sequence, modified } = toRevisionFields(maintenance, revision);
    const [start, end] = [new Date(scheduledStartAt), new Date(scheduledEndAt)];
    const event = calendar.createEvent({
      id: idOf('maintenance', id),
      sequence,
      stamp: modified,
      lastModified: modified,
      start,
      // An event cannot end before it starts.
      end: end < start ? start : end,
      summary: toXmlText(reference ? `[${reference}] ${maintenance.name}` : maintenance.name),
      description: toXmlText(description === null ? place : `${place}\n${description}`),
      location: toXmlText(place),
      status: status === 'canceled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      categories: [{ name: 'Maintenance' }],
      ...(/^https?:/.test(url) && { url }),
    });
    if (refreshSeconds === null)
      event.createAlarm({ type: ICalAlarmType.display, trigger: REMINDER_SECONDS });
  }
  return `${calendar.toString()}\r\n`;
}
