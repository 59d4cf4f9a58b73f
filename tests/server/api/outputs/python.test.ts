import { describe, expect, test } from 'vitest';

import { createIds } from '@/lib/server/api/outputs/output-id';
import { writeCalendar } from '@/lib/server/api/outputs/write-calendar';
import { writeFeed } from '@/lib/server/api/outputs/write-feed';
import { toXmlText } from '@/lib/server/api/outputs/xml-text';

import { maintenanceOf } from '../../../status/samples';
import { readWithFeedparser, readWithIcalendar } from '../../../support/python-readers';
import { startApi } from '../read-api/start-api';
import { HOSTILE } from './hostile';

// Feeds and calendars as Python's feedparser and icalendar read them, whose parsers have nothing in common with ours.

const ORDER = (a: readonly number[], b: readonly number[]): number => {
  const [index = -1] = a.flatMap((part, at) => (part === b[at] ? [] : [at]));
  return index === -1 ? 0 : Number(b[index]) - Number(a[index]);
};
const UPDATED = Date.parse('2026-11-20T10:00:00Z');
const onOneLine = (text: string): string => toXmlText(text).replaceAll(/\s+/g, ' ').trim();

describe('feedparser', () => {
  test.each([
    ['atom', 'atom10'],
    ['rss', 'rss20'],
  ] as const)('reads the feed of a board as %s', async (format, version) => {
    const { get, board } = await startApi();
    const feed = await readWithFeedparser(await (await get(`/feed.${format}`)).text());
    expect([feed.problem, feed.version, feed.title]).toEqual([null, version, 'Production']);
    expect(feed.entries.length).toBeGreaterThan(10);
    expect(new Set(feed.entries.map(({ id }) => id)).size).toBe(feed.entries.length);
    const updates = feed.entries.map(({ updated }) => updated);
    expect(updates).toEqual(updates.toSorted(ORDER));
    for (const { id, link, updated, html } of feed.entries) {
      expect(id).toMatch(/^urn:uuid:[\da-f-]{36}$/);
      expect(link).toMatch(new RegExp(`^${board.url}/(incidents|maintenances|announcements)/\\d+$`));
      expect([updated.length, html.length > 0]).toEqual([6, true]);
    }
  });

  test.each(['atom', 'rss'] as const)('finds hostile texts as texts in %s', async (format) => {
    const feed = await readWithFeedparser(
      writeFeed(format, {
        id: 'urn:uuid:00000000-0000-8000-8000-000000000000',
        title: HOSTILE[1],
        description: HOSTILE[0],
        language: 'en',
        homeUrl: 'https://board.test/',
        feedUrl: 'https://board.test/feed.atom?scope=1&service=2',
        updatedAt: UPDATED,
        entries: HOSTILE.map((text, index) => ({
          id: `urn:uuid:0000000${index}-0000-8000-8000-000000000000`,
          url: `https://board.test/incidents/${index}`,
          title: text,
          publishedAt: UPDATED,
          updatedAt: UPDATED,
          html: '<p>safe</p>',
          kind: 'incident',
        })),
      }),
    );
    expect([feed.problem, feed.entries.length]).toEqual([null, HOSTILE.length]);
    expect(feed.entries.map(({ updated }) => updated)).toEqual(HOSTILE.map(() => [2026, 11, 20, 10, 0, 0]));
    const titles = feed.entries.map(({ title }) => title);
    // The title of RSS is escaped twice, because readers disagree whether it is HTML.
    if (format === 'atom') expect(titles.map(onOneLine)).toEqual(HOSTILE.map(onOneLine));
    else for (const title of titles) expect(title).not.toMatch(/<(script|b)>/);
  });
});

describe('icalendar', () => {
  test('reads the calendar of a board, with times in UTC', async () => {
    const { get, board, source } = await startApi();
    const { problems, refresh, events } = await readWithIcalendar(await (await get('/calendar.ics')).text());
    expect([problems, refresh]).toEqual([[], 'PT15M']);
    const { maintenance } = source.sandbox.store;
    const open = [...maintenance.values()].filter(({ status }) => status === 'scheduled');
    expect(open.length).toBeGreaterThan(0);
    for (const { id, name, scheduled_start_date: start, scheduled_end_date: end } of open)
      expect(events.find(({ url }) => url === `${board.url}/maintenances/${id}`)).toMatchObject({
        summary: expect.stringContaining(name) as string,
        start: `${start}:00+00:00`,
        end: `${end}:00+00:00`,
        status: 'CONFIRMED',
      });
    for (const { modified, sequence } of events)
      expect([modified, sequence]).toEqual([expect.stringMatching(/\+00:00$/), expect.any(Number) as number]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  test('finds hostile texts as texts', async () => {
    const idOf = createIds({ BOARD_URL: 'https://board.test', PRODMANAGER_URL: 'https://pm.test' });
    const events = HOSTILE.map((text, index) => ({
      maintenance: {
        ...maintenanceOf({ id: index + 1, name: text, description: text, status: 'canceled' }),
        scheduledStartAt: '2026-11-21T22:00:00Z',
        scheduledEndAt: '2026-11-21T23:30:00Z',
      },
      changedAt: UPDATED,
      place: 'eu/API',
      url: `https://board.test/maintenances/${index + 1}`,
    }));
    const read = await readWithIcalendar(
      writeCalendar({ name: HOSTILE[2], events, refreshSeconds: 900 }, idOf),
    );
    expect([read.problems, read.name]).toEqual([[], HOSTILE[2].replaceAll('\r\n', '\n')]);
    expect(read.events).toHaveLength(HOSTILE.length);
    expect(read.events.map(({ summary }) => summary)).toEqual(
      HOSTILE.map((text) => toXmlText(text).replaceAll('\r\n', '\n')),
    );
    expect(new Set(read.events.map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
  });
});
