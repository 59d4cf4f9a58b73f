import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  desiredOf,
  dueMonitors,
  EMPTY_LEDGER,
  keyOf,
  LATE_MS,
  ledgerSchema,
  noteAlerts,
  noteWritten,
  type Ledger,
  type WrittenStatus,
} from '@/lib/server/alerts/ledger';
import type { PlacedAlert } from '@/lib/server/alerts/place-alert';

import { at, placedAlert } from './samples';

const KEY = keyOf(placedAlert());
const note = (ledger: Ledger, nowMs: number, ...alerts: readonly PlacedAlert[]) =>
  noteAlerts(ledger, alerts, nowMs);
const statusOf = ({ monitors }: Ledger): WrittenStatus | undefined => {
  const monitor = monitors[KEY];
  return monitor && desiredOf(monitor);
};
const firing = (id = 'a', minute = 0, given: Partial<PlacedAlert> = {}) =>
  placedAlert({ id, ...given }, { from: at(minute) });
const resolved = (id = 'a', from = 0, until = 5) => placedAlert({ id }, { from: at(from), until: at(until) });

describe('a monitor', () => {
  test('has the status of its worst firing alert, in one notification or in several', () => {
    const both = note(EMPTY_LEDGER, at(1), firing('a', 0, { status: 'warning' }), firing('b'));
    expect(statusOf(both.ledger)).toBe('alert');
    const one = note(both.ledger, at(6), resolved('b'));
    expect(statusOf(one.ledger)).toBe('warning');
    expect(statusOf(note(one.ledger, at(6), resolved('a')).ledger)).toBe('ok');
  });

  test('does not become ok while another of its alerts fires', () => {
    const { ledger } = note(EMPTY_LEDGER, at(1), firing('a'), firing('b'));
    expect(statusOf(note(ledger, at(6), resolved('a')).ledger)).toBe('alert');
    expect(statusOf(note(ledger, at(6), resolved('a'), firing('b')).ledger)).toBe('alert');
  });

  test('is due until its status is written, and again when an alert is repeated', () => {
    const { ledger } = note(EMPTY_LEDGER, at(1), firing());
    expect([...dueMonitors(ledger).keys()]).toEqual([KEY]);
    const written = noteWritten(ledger, new Map([[KEY, 'alert']]), at(1));
    expect(dueMonitors(written).size).toBe(0);
    expect(dueMonitors(note(written, at(2), firing()).ledger).size).toBe(1);
  });

  test('stays due if it changed while it was written', () => {
    const { ledger } = note(EMPTY_LEDGER, at(1), firing());
    const changed = note(ledger, at(6), resolved()).ledger;
    expect(dueMonitors(noteWritten(changed, new Map([[KEY, 'alert']]), at(6))).size).toBe(1);
  });
});

describe('an old notification', () => {
  const { ledger } = note(note(EMPTY_LEDGER, at(1), firing()).ledger, at(6), resolved());

  test('that reports a resolved alert as firing is postponed, as long as Alertmanager may repeat it', () => {
    const late = note(ledger, at(7), firing());
    expect(late.outcomes).toEqual(['postponed']);
    expect(statusOf(late.ledger)).toBe('ok');
    expect(note(ledger, at(6) + LATE_MS - 1, firing()).outcomes).toEqual(['postponed']);
  });

  test('is believed after that time: Prometheus may have been out of reach of Alertmanager', () => {
    expect(statusOf(note(ledger, at(6) + LATE_MS, firing()).ledger)).toBe('alert');
  });

  test('is not confused with an alert that fires again', () => {
    const again = note(ledger, at(7), firing('a', 6));
    expect([again.outcomes, statusOf(again.ledger)]).toEqual([['noted'], 'alert']);
  });

  test('that reports the end of an earlier firing does not end the present one', () => {
    const again = note(ledger, at(7), firing('a', 6)).ledger;
    expect(statusOf(note(again, at(8), resolved('a', 0, 5)).ledger)).toBe('alert');
  });

  test('in which a resolution is repeated does not lengthen the time', () => {
    const repeated = note(ledger, at(9), resolved()).ledger;
    expect(statusOf(note(repeated, at(6) + LATE_MS, firing()).ledger)).toBe('alert');
  });
});

describe('the ledger', () => {
  test('forgets resolved alerts only when they are written and cannot be reported late', () => {
    const { ledger } = note(note(EMPTY_LEDGER, at(1), firing()).ledger, at(6), resolved());
    const written = new Map([[KEY, 'ok' as const]]);
    expect(noteWritten(ledger, new Map(), at(60)).monitors[KEY]).toBeDefined();
    expect(noteWritten(ledger, written, at(6)).monitors[KEY]).toBeDefined();
    expect(noteWritten(ledger, written, at(6) + LATE_MS).monitors).toEqual({});
  });

  test('keeps firing alerts however old they are', () => {
    const { ledger } = note(EMPTY_LEDGER, at(1), firing());
    const kept = noteWritten(ledger, new Map([[KEY, 'alert']]), at(1) + 365 * 86_400_000);
    expect(statusOf(kept)).toBe('alert');
  });

  test('is bounded: further alerts have to be sent again, and known ones are noted', () => {
    const many = Array.from({ length: 2_100 }, (_, index) => firing('a', 0, { name: `monitor ${index}` }));
    const { ledger, outcomes } = note(EMPTY_LEDGER, at(1), ...many);
    expect(outcomes.filter((outcome) => outcome === 'postponed')).toHaveLength(100);
    expect(Object.keys(ledger.monitors)).toHaveLength(2_000);
    const ended = placedAlert({ name: 'monitor 7' }, { from: at(0), until: at(5) });
    expect(note(ledger, at(6), ended).outcomes).toEqual(['noted']);
  });

  test('survives being stored, with any strings', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (scope, service, name) => {
        const { ledger } = note(EMPTY_LEDGER, at(1), firing('a', 0, { scope, service, name }));
        expect(ledgerSchema.parse(JSON.parse(JSON.stringify(ledger)))).toEqual(ledger);
        expect(Object.keys(ledger.monitors)).toHaveLength(1);
      }),
    );
  });

  test('ends with the last state of each alert, however often old notifications are repeated', () => {
    // Each alert fires and ends some times, in order. Every notification may be repeated later, within the time that Alertmanager repeats it.
    const lives = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean(), fc.nat(2)), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(lives, (steps) => {
        let [ledger, minute] = [EMPTY_LEDGER, 0];
        let [isFiring, from] = [false, 0];
        const sent: PlacedAlert[] = [];
        for (const [pause, changes, repeated] of steps) {
          minute += pause;
          if (changes || sent.length === 0) {
            isFiring = !isFiring;
            if (isFiring) from = minute;
            sent.push(isFiring ? firing('a', from) : resolved('a', from, minute));
            ledger = note(ledger, at(minute), sent.at(-1) ?? firing()).ledger;
          }
          // A repetition of the present state is no old notification.
          const old = sent.slice(-3, -1)[repeated % 2];
          if (old && minute < 9) ledger = note(ledger, at(minute), old).ledger;
          expect(statusOf(ledger)).toBe(isFiring ? 'alert' : 'ok');
        }
      }),
    );
  });
});
