import { describe, expect, test } from 'vitest';

import {
  formatMoment,
  parseMoment,
  toAxis,
  toDayStarts,
  toLocalMoment,
  toMarks,
  toNextMoment,
  toSteps,
} from '@/lib/status/history/moment';

import { incidentOf, maintenanceOf } from '../samples';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-30T10:00:30Z');
const AT = Date.parse('2026-11-20T14:00Z');

describe('a moment in an address', () => {
  test.each([
    ['2026-11-20T14:00Z', 'UTC'],
    ['2026-11-20T14:00:59.9Z', 'UTC'],
    ['2026-11-20T15:00+01:00', 'UTC'],
    ['2026-11-20T15:00', 'Europe/Paris'],
    [' 2026-11-20t14:00z ', 'Europe/Paris'],
  ])('is read to the minute: %s in %s', (text, zone) => {
    expect(parseMoment(text, zone, NOW)).toEqual({ state: 'past', at: AT });
  });

  test.each([
    '',
    'yesterday',
    '2026-11-20',
    '2026-02-30T10:00Z',
    '2026-11-20T25:00Z',
    '2026-11-20T14:00[UTC]',
  ])('is refused if it is none: %j', (text) =>
    expect(parseMoment(text, 'UTC', NOW)).toEqual({ state: 'invalid' }),
  );

  test('may be the current minute, and not a later one', () => {
    expect(parseMoment('2026-11-30T10:00Z', 'UTC', NOW).state).toBe('past');
    expect(parseMoment('2026-11-30T10:01Z', 'UTC', NOW)).toEqual({ state: 'future' });
  });

  test('is written so that it is read as the same', () => {
    expect(formatMoment(AT)).toBe('2026-11-20T14:00Z');
    expect(toLocalMoment(AT, 'Asia/Kathmandu')).toBe('2026-11-20T19:45');
    expect(parseMoment(toLocalMoment(AT, 'Asia/Kathmandu'), 'Asia/Kathmandu', NOW)).toEqual({
      state: 'past',
      at: AT,
    });
  });
});

test('steps stay between the first observation and the present', () => {
  const recorded = { from: AT - 2 * HOUR, until: AT + 30 * HOUR };
  expect(toSteps(AT, recorded)).toEqual({
    dayBack: null,
    hourBack: AT - HOUR,
    hourOn: AT + HOUR,
    dayOn: AT + 24 * HOUR,
  });
  expect(toSteps(recorded.from, recorded).hourBack).toBeNull();
  expect(toSteps(recorded.until, recorded).hourOn).toBeNull();
});

describe('marks on the axis', () => {
  const period = { from: AT, until: AT + 10 * HOUR };
  const seenIn = (from: number, until: number) => ({
    seen: { from: AT + from * HOUR, until: AT + until * HOUR },
  });

  test('are cut to the period, oldest first, without maintenances and what lies outside', () => {
    const incident = (id: number) => ({
      kind: 'incident' as const,
      item: incidentOf({ id }),
      isDeleted: false,
    });
    const marks = toMarks(
      [
        { ...incident(1), ...seenIn(5, 20) },
        { ...incident(2), ...seenIn(-5, 1) },
        { ...incident(3), ...seenIn(-5, -1) },
        { kind: 'maintenance', item: maintenanceOf({ id: 4 }), isDeleted: false, ...seenIn(2, 3) },
      ],
      period,
    );
    expect(marks.map(({ id, start, length }) => [id, start, length])).toEqual([
      [2, 0, 0.1],
      [1, 0.5, 0.5],
    ]);
  });

  test('are none in an empty period', () => {
    expect(toMarks([], { from: AT, until: AT })).toEqual([]);
  });
});

describe('the axis around a moment', () => {
  const DAYS = 24 * HOUR;
  const MINUTE = HOUR / 60;

  test('reaches three days to both sides', () => {
    const recorded = { from: AT - 90 * DAYS, until: AT + 90 * DAYS };
    expect(toAxis(AT, recorded)).toEqual({ from: AT - 3 * DAYS, until: AT + 3 * DAYS });
  });

  test('reaches further to one side where the record ends on the other', () => {
    expect(toAxis(AT, { from: AT - 90 * DAYS, until: AT + DAYS })).toEqual({
      from: AT - 5 * DAYS,
      until: AT + DAYS,
    });
    expect(toAxis(AT, { from: AT - DAYS, until: AT + 90 * DAYS })).toEqual({
      from: AT - DAYS,
      until: AT + 5 * DAYS,
    });
  });

  test('never leaves the record, and has a whole number of steps on both sides', () => {
    const recorded = { from: AT - 12 * MINUTE, until: AT + 3 * MINUTE };
    expect(toAxis(AT, recorded)).toEqual({ from: AT - 10 * MINUTE, until: AT });
  });

  test('has the days of the zone of the viewer', () => {
    const from = Date.parse('2026-11-20T14:00Z');
    expect(toDayStarts({ from, until: from + 2 * DAYS }, 'Europe/Paris')).toEqual([
      { at: Date.parse('2026-11-20T23:00Z'), share: 9 / 48 },
      { at: Date.parse('2026-11-21T23:00Z'), share: 33 / 48 },
    ]);
    expect(toDayStarts({ from, until: from + HOUR }, 'UTC')).toEqual([]);
  });
});

test('the first moment from an instant on is not before it', () => {
  expect(toNextMoment(AT)).toBe(AT);
  expect(toNextMoment(AT + 1)).toBe(AT + 60_000);
});
