import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';

import { createIds } from '@/lib/server/api/outputs/output-id';
import {
  writeCalendar,
  type CalendarEvent,
  type ScheduledMaintenance,
} from '@/lib/server/api/outputs/write-calendar';
import { toXmlText } from '@/lib/server/api/outputs/xml-text';

import { HOSTILE } from './hostile';

const idOf = createIds({ BOARD_URL: 'https://board.test', PRODMANAGER_URL: 'https://pm.test' });

const MAINTENANCE: ScheduledMaintenance = {
  id: 3,
  name: 'Database upgrade',
  description: null,
  reference: null,
  url: null,
  scopeId: 1,
  serviceId: 2,
  createdAt: '2026-11-20T08:00:00Z',
  comments: [],
  status: 'scheduled',
  serviceStatus: 'down',
  scheduledStartAt: '2026-11-21T22:00:00Z',
  scheduledEndAt: '2026-11-21T23:30:00Z',
  startedAt: null,
  endedAt: null,
  isOverrunning: false,
};

const eventOf = (
  fields: Partial<ScheduledMaintenance> = {},
  changedAt: CalendarEvent['changedAt'] = null,
): CalendarEvent => ({
  maintenance: { ...MAINTENANCE, ...fields },
  changedAt,
  place: 'eu/API',
  url: 'https://board.test/maintenances/3',
});

const write = (...events: readonly CalendarEvent[]): string =>
  writeCalendar({ name: 'Board', events, refreshSeconds: 900 }, idOf);

/** The events as ical.js reads them. */
function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => ({
    event: new ICAL.Event(component),
    valueOf: (name: string) => String(component.getFirstPropertyValue(name)),
  }));
  return { calendar, events };
}

const first = (text: string) => {
  const [only] = parse(text).events;
  if (!only) throw new Error('the calendar has no event');
  return only;
};

describe('a calendar', () => {
  test('has times in UTC, a status and a time to refresh', () => {
    const text = write(eventOf());
    const { event, valueOf } = first(text);
    expect(event.startDate.toString()).toBe('2026-11-21T22:00:00Z');
    expect(event.endDate.toString()).toBe('2026-11-21T23:30:00Z');
    expect(valueOf('status')).toBe('CONFIRMED');
    expect(valueOf('url')).toBe('https://board.test/maintenances/3');
    const { calendar } = parse(text);
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT15M');
    expect(String(calendar.getFirstPropertyValue('x-published-ttl'))).toBe('PT15M');
  });

  test('grows its sequence and its time of modification by the second', () => {
    const at = Date.parse('2026-11-20T09:00:00Z');
    const texts = [
      write(eventOf()),
      write(eventOf({}, at)),
      write(eventOf({ scheduledStartAt: '2026-11-21T21:00:00Z' }, at + 1_000)),
      write(eventOf({ status: 'canceled' }, at + 60_000)),
    ].map(first);
    const sequences = texts.map(({ event }) => event.sequence);
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
    expect(texts.map(({ valueOf }) => valueOf('last-modified')).slice(1)).toEqual([
      '2026-11-20T09:00:00Z',
      '2026-11-20T09:00:01Z',
      '2026-11-20T09:01:00Z',
    ]);
    expect(new Set(texts.map(({ event }) => event.uid)).size).toBe(1);
    expect(texts.at(-1)?.valueOf('status')).toBe('CANCELLED');
  });

  test('has a sequence that RFC 5545 allows at any time', () => {
    for (const at of [null, 0, Date.parse('1970-01-02T00:00:00Z'), Date.parse('9999-12-31T23:59:00Z')]) {
      const { sequence } = first(write(eventOf({}, at))).event;
      expect(sequence).toBeGreaterThanOrEqual(0);
      expect(sequence).toBeLessThan(2 ** 31);
    }
  });

  test('is the same each time it is written', () => {
    expect(write(eventOf())).toBe(write(eventOf()));
  });

  test('has different identifiers in each installation', () => {
    const ids = [
      { BOARD_URL: 'https://board.test', PRODMANAGER_URL: 'https://pm.test' },
      { BOARD_URL: 'https://other.test', PRODMANAGER_URL: 'https://pm.test' },
      { BOARD_URL: 'https://board.test', PRODMANAGER_URL: 'https://other.test' },
      { BOARD_URL: undefined, PRODMANAGER_URL: undefined },
    ].map((config) => createIds(config)('maintenance', 3));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  test.each(HOSTILE)('keeps hostile texts as texts: %j', (text) => {
    const file = write(eventOf({ name: text, description: text, reference: text }), eventOf({ id: 4 }));
    expect(parse(file).events).toHaveLength(2);
    const named = parse(writeCalendar({ name: text, events: [eventOf()], refreshSeconds: 900 }, idOf));
    expect(named.events).toHaveLength(1);
    const { event } = first(file);
    const expected = toXmlText(text).replaceAll('\r\n', '\n');
    expect(event.summary).toBe(`[${expected}] ${expected}`);
    expect(event.description).toBe(`eu/API\n${expected}`);
  });

  test('folds lines after at most 75 octets, between characters', () => {
    const file = write(eventOf({ name: HOSTILE[4] }));
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file).not.toContain('\ufffd');
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});
