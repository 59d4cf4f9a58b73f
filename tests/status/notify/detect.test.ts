import { describe, expect, test } from 'vitest';

import { detect, NOTHING_ANNOUNCED, type Announced, type SeenBoard } from '@/lib/status/notify/detect';
import type { NotifyEvent } from '@/lib/status/notify/event';
import type { Sections } from '@/lib/status/model/types';

import { agesOf, freshOf, incidentOf, maintenanceOf, monitorOf, snapshotOf, UNREAD } from '../samples';

const GRACE_MS = 120_000;
const NONE = { incidents: [], maintenances: [] };

/** A board that is read again and again. */
class Reader {
  now = Date.parse('2026-03-02T09:00:00Z');
  #announced: Announced = NOTHING_ANNOUNCED;
  #sections: Partial<Sections> = {};

  /** Lets time pass and reads sections. Returns the events. */
  read(
    afterMs: number,
    sections: Partial<Sections> = {},
    given: Partial<SeenBoard> = {},
  ): readonly NotifyEvent[] {
    this.now += afterMs;
    this.#sections = { ...this.#sections, ...sections };
    const snapshot = snapshotOf(this.#sections, String(this.now));
    const board = { snapshot, ages: agesOf(1), closed: NONE, whole: snapshot.sections, ...given };
    const { announced, events } = detect(this.#announced, board, { now: this.now, graceMs: GRACE_MS });
    this.#announced = announced;
    return events;
  }
}

const summaryOf = (events: readonly NotifyEvent[]): readonly unknown[] =>
  events.map((event) =>
    'change' in event
      ? [event.kind, event.id, event.change]
      : 'to' in event
        ? [event.kind, event.from, event.to]
        : [event.kind, event.isBlind],
  );

const monitorsIn = (...statuses: readonly ('ok' | 'warning' | 'alert' | 'unknown')[]) => ({
  monitors: freshOf(statuses.map((status, index) => monitorOf({ id: index + 1, status }))),
});

describe('services and scopes', () => {
  test('fail and recover after the grace period', () => {
    const board = new Reader();
    board.read(0, monitorsIn('ok'));
    expect(board.read(1_000, monitorsIn('alert'))).toEqual([]);
    expect(summaryOf(board.read(GRACE_MS))).toEqual([
      ['verdict', 'ok', 'alert'],
      ['service', 'ok', 'alert'],
      ['scope', 'ok', 'alert'],
    ]);
    board.read(1_000, monitorsIn('ok'));
    expect(summaryOf(board.read(GRACE_MS))).toEqual([
      ['verdict', 'alert', 'ok'],
      ['service', 'alert', 'ok'],
      ['scope', 'alert', 'ok'],
    ]);
  });

  test('that flap between two bad levels are announced all the same', () => {
    const board = new Reader();
    board.read(0, monitorsIn('ok'));
    board.read(1_000, monitorsIn('alert'));
    for (let passed = 0; passed < GRACE_MS - 30_000; passed += 30_000) {
      board.read(15_000, monitorsIn('warning'));
      board.read(15_000, monitorsIn('alert'));
    }
    expect(summaryOf(board.read(30_000))).toContainEqual(['service', 'ok', 'alert']);
  });

  test('do not recover while their status is unknown or the list is unproven', () => {
    const board = new Reader();
    board.read(0, monitorsIn('ok'));
    board.read(1_000, monitorsIn('alert'));
    board.read(GRACE_MS);
    board.read(1_000, monitorsIn('unknown'));
    expect(summaryOf(board.read(GRACE_MS))).toEqual([['verdict', 'alert', 'unknown']]);
    const { monitors } = monitorsIn('ok');
    board.read(1_000, { monitors: { ...monitors, isProven: false } });
    expect(board.read(GRACE_MS)).toEqual([]);
    board.read(1_000, { monitors });
    expect(summaryOf(board.read(GRACE_MS))).toContainEqual(['service', 'alert', 'ok']);
  });

  test('that a maintenance explains are not announced until it overruns', () => {
    const board = new Reader();
    board.read(0, { ...monitorsIn('ok'), maintenances: freshOf([maintenanceOf()]) });
    board.read(1_000, monitorsIn('alert'));
    expect(board.read(GRACE_MS)).toEqual([]);
    board.read(1_000, { maintenances: freshOf([maintenanceOf({ isOverrunning: true })]) });
    expect(summaryOf(board.read(GRACE_MS))).toContainEqual(['service', 'ok', 'alert']);
  });

  test('without monitors any more are gone, not recovered', () => {
    const board = new Reader();
    board.read(0, monitorsIn('ok'));
    board.read(1_000, monitorsIn('alert'));
    board.read(GRACE_MS);
    expect(summaryOf(board.read(1_000, monitorsIn()))).toEqual([
      ['service', 'alert', 'gone'],
      ['scope', 'alert', 'gone'],
    ]);
  });
});

describe('a board that cannot see', () => {
  const blind = { ages: agesOf(3_600) };

  test('says so after the grace period, once, and when it sees again', () => {
    const board = new Reader();
    board.read(0, monitorsIn('ok'));
    expect(board.read(1_000, {}, blind)).toEqual([]);
    expect(summaryOf(board.read(GRACE_MS, {}, blind))).toEqual([['board', true]]);
    expect(board.read(GRACE_MS, {}, blind)).toEqual([]);
    board.read(1_000);
    expect(summaryOf(board.read(GRACE_MS))).toEqual([['board', false]]);
  });

  test('announces nothing else, neither failures nor what seems to be over', () => {
    const board = new Reader();
    board.read(0, { ...monitorsIn('ok'), incidents: freshOf([incidentOf()]) });
    board.read(1_000, { ...monitorsIn('alert'), incidents: freshOf([]) }, blind);
    expect(summaryOf(board.read(GRACE_MS, {}, blind))).toEqual([['board', true]]);
  });
});

describe('incidents', () => {
  const read = (board: Reader, ...given: readonly Parameters<typeof incidentOf>[0][]) =>
    summaryOf(board.read(15_000, { incidents: freshOf(given.map((one) => incidentOf(one))) }));

  test('that are open at the first reading are no news, even if it comes late', () => {
    const board = new Reader();
    board.read(0, { ...monitorsIn('ok'), incidents: UNREAD });
    board.read(15_000, { incidents: freshOf([incidentOf()]) });
    expect(read(board, {})).toEqual([]);
  });

  test('are opened, change, get comments and are resolved', () => {
    const board = new Reader();
    read(board);
    expect(read(board, { id: 7 })).toEqual([['incident', 7, 'opened']]);
    expect(read(board, { id: 7, severity: 'critical' })).toEqual([['incident', 7, 'changed']]);
    const comments = [{ at: '2026-03-02T09:00:00Z', content: 'We are on it.' }];
    const severity = 'critical';
    expect(read(board, { id: 7, severity, comments })).toEqual([['incident', 7, 'commented']]);
    expect(read(board, { id: 7, severity, comments })).toEqual([]);
    const closed = { incidents: [incidentOf({ id: 7, status: 'resolved', comments })], maintenances: [] };
    expect(summaryOf(board.read(15_000, { incidents: freshOf([]) }, { closed }))).toEqual([
      ['incident', 7, 'resolved'],
    ]);
    expect(read(board)).toEqual([]);
  });

  test('that vanish from a whole list are closed; from a part of one they are not', () => {
    const board = new Reader();
    read(board, { id: 7 });
    expect(summaryOf(board.read(15_000, { incidents: { ...freshOf([]), isProven: false } }))).toEqual([]);
    expect(read(board)).toEqual([['incident', 7, 'closed']]);
  });

  test('that move to where they are not visible are dropped without a word', () => {
    const board = new Reader();
    read(board, { id: 7 });
    const whole = snapshotOf({ incidents: freshOf([incidentOf({ id: 7, scopeId: 2 })]) }).sections;
    expect(board.read(15_000, { incidents: freshOf([]) }, { whole })).toEqual([]);
    expect(read(board)).toEqual([]);
  });

  test('whose comments cannot be read for a while are not announced again', () => {
    const board = new Reader();
    const comments = [{ at: '2026-03-02T09:00:00Z', content: 'We are on it.' }];
    read(board, { comments });
    const flaws = [{ kind: 'event', field: 'events', count: 1, problem: 'must be a text' }] as const;
    expect(read(board, { comments: [], flaws })).toEqual([]);
    expect(read(board, { comments })).toEqual([]);
  });
});

test('maintenances are scheduled, begin, overrun and end', () => {
  const board = new Reader();
  const read = (given: Parameters<typeof maintenanceOf>[0]) =>
    summaryOf(board.read(15_000, { maintenances: freshOf([maintenanceOf({ id: 3, ...given })]) }));
  board.read(0);
  expect(read({ status: 'scheduled' })).toEqual([['maintenance', 3, 'scheduled']]);
  expect(read({ status: 'scheduled', scheduledEndAt: '2026-03-02T11:00:00Z' })).toEqual([
    ['maintenance', 3, 'changed'],
  ]);
  expect(read({ status: 'in-progress', scheduledEndAt: '2026-03-02T11:00:00Z' })).toEqual([
    ['maintenance', 3, 'started'],
  ]);
  expect(
    read({ status: 'in-progress', scheduledEndAt: '2026-03-02T11:00:00Z', isOverrunning: true }),
  ).toEqual([['maintenance', 3, 'overran']]);
  expect(read({ status: 'succeed' })).toEqual([['maintenance', 3, 'ended']]);
});
