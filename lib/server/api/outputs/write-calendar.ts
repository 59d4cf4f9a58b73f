import ical, { escape, ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

import type { Maintenance } from '@/lib/status/model/types';

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
  /** When it was last changed, in epoch milliseconds; null if unknown. */
  readonly changedAt: number | null;
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

const REMINDER_SECONDS = 15 * 60;
/** RFC 5545 allows 31 bits: seconds from here on fit until 2088. */
const SEQUENCE_FROM_MS = Date.UTC(2020, 0, 1);
const MAX_SEQUENCE = 2 ** 31 - 1;

/**
 * `SEQUENCE` is a time in seconds, not a count: so it grows with each change after a restart, in every instance, and for an ID that
 * ProdManager uses again.
 */
function toRevision(changedAt: number | null) {
  const modified = Math.max(SEQUENCE_FROM_MS, changedAt ?? 0);
  const seconds = Math.floor((modified - SEQUENCE_FROM_MS) / 1_000);
  return { sequence: Math.min(MAX_SEQUENCE, seconds), modified: new Date(modified) };
}

/** Maintenances as an iCalendar file (RFC 5545), with times in UTC. */
export function writeCalendar({ name, events, refreshSeconds }: CalendarContent, idOf: IdOf): string {
  const calendar = ical({
    prodId: '//ProdManager//Dashboard//EN',
    // The library escapes all other texts, but not this one.
    name: escape(toXmlText(name), false),
    method: refreshSeconds === null ? null : ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const { maintenance, changedAt, place, url } of events) {
    const { id, status, reference, description, scheduledStartAt, scheduledEndAt } = maintenance;
    const { sequence, modified } = toRevision(changedAt);
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
