import { describe, expect, test } from 'vitest';

import { pickMessages } from '@/lib/language/catalogue';
import {
  announcementState,
  incidentState,
  maintenanceState,
  monitorState,
  placeState,
  stateText,
} from '@/lib/language/item-state';
import { createWords } from '@/lib/language/words';
import { toPlaceDetails } from '@/lib/status/places/place-details';
import type { Snapshot } from '@/lib/status/model/types';

import {
  announcementOf,
  freshOf,
  incidentOf,
  maintenanceOf,
  monitorOf,
  snapshotOf,
  UNREAD,
} from '../status/samples';

const sayIn = (language: 'en' | 'fr') =>
  createWords({
    language,
    messages: pickMessages(language, ['board', 'notice', 'state']),
    timeZone: 'UTC',
  });
const en = sayIn('en');
const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`);
const nowMs = at('09:00');

describe('the state of an incident', () => {
  test('is its severity, status and duration', () => {
    const state = incidentState(incidentOf({ status: 'investigating' }), nowMs, en);
    expect(stateText(state)).toBe('High · investigating · 50 min');
    expect(state.tone).toBe('alert');
    expect(state.parts.at(-1)?.at).toBe(incidentOf().impactStartedAt);
  });

  test('is calm once resolved', () => {
    const resolved = incidentOf({ status: 'resolved', resolvedAt: '2026-03-02T08:40:00Z' });
    const state = incidentState(resolved, nowMs, en);
    expect([state.tone, stateText(state)]).toEqual(['ok', 'High · resolved · lasted 30 min']);
  });

  test('has no duration if the start of the impact is unknown', () => {
    const state = incidentState(incidentOf({ impactStartedAt: null, severity: 'unknown' }), nowMs, en);
    expect([state.tone, stateText(state)]).toEqual(['warning', 'Severity unknown · active']);
  });
});

describe('the state of a maintenance', () => {
  const window = { scheduledStartAt: '2026-03-02T07:54:00Z', scheduledEndAt: '2026-03-02T08:35:00Z' };
  const of = (given: Parameters<typeof maintenanceOf>[0], now: string) => {
    const state = maintenanceState(maintenanceOf({ ...window, ...given }), at(now), en);
    return [state.tone, stateText(state)];
  };

  test.each([
    ['scheduled', '07:00', 'maintenance', /^Scheduled, starts 07:54 UTC · service down$/],
    ['scheduled', '09:00', 'warning', /^Not started, due 07:54 UTC · service down$/],
    ['in-progress', '08:00', 'maintenance', /^In progress · until 08:35 UTC · /],
    ['in-progress', '09:00', 'warning', /25 min.* · /],
    ['succeed', '09:00', 'ok', /^succeeded$/],
    ['failed', '09:00', 'warning', /^failed$/],
    ['canceled', '09:00', 'neutral', /^canceled$/],
  ] as const)('%s at %s is %s', (status, now, tone, text) => {
    expect(of({ status }, now)).toEqual([tone, expect.stringMatching(text)]);
  });

  test('is overdue in French too', () => {
    const state = maintenanceState(maintenanceOf({ ...window, status: 'scheduled' }), nowMs, sayIn('fr'));
    expect(stateText(state)).toMatch(/^Pas commencée, prévue pour 07:54 UTC/);
  });
});

test('the state of an announcement is its period', () => {
  const of = (given: Parameters<typeof announcementOf>[0]) =>
    stateText(announcementState(announcementOf(given), nowMs, en));
  expect(of({ startsAt: '2026-03-02T10:00:00Z' })).toMatch(/^Upcoming, starts 10:00 UTC/);
  expect(of({ endsAt: '2026-03-02T10:00:00Z' })).toMatch(/^Active until 10:00 UTC/);
  expect(of({ endsAt: null })).toMatch(/^Active · /);
  expect(of({ endsAt: '2026-03-02T08:00:00Z' })).toMatch(/^Ended 08:00 UTC/);
});

describe('the state of a monitor', () => {
  const of = (given: Partial<Parameters<typeof monitorState>[0]>) => {
    const { tone, parts } = monitorState(
      { status: 'alert', since: null, observedSince: null, isExpected: false, ...given },
      nowMs,
      en,
    );
    return [tone, parts.map(({ text }) => text).join(' · ')];
  };

  test('says for how long it has had its status', () => {
    expect(of({ since: '2026-03-02T08:36:00Z' })).toEqual(['alert', 'Alert for 24 min']);
    expect(of({ observedSince: '2026-03-02T08:00:00Z' })).toEqual(['alert', 'Alert since before 08:00 UTC']);
    expect(of({})).toEqual(['alert', 'Alert']);
    expect(of({ status: 'ok', since: '2026-02-18T04:00:00Z' })).toEqual(['ok', 'OK for 12 d 5 h']);
    expect(of({ status: 'ok', observedSince: '2026-03-02T08:00:00Z' })).toEqual([
      'ok',
      'OK since before 08:00 UTC',
    ]);
  });

  test('names a very old start by its date', () => {
    expect(of({ since: '2020-01-01T00:00:00Z' })[1]).toMatch(/^Alert since .*2020/);
  });

  test('is that of the maintenance that explains it', () => {
    expect(of({ since: '2026-03-02T08:36:00Z', isExpected: true })).toEqual([
      'maintenance',
      'Alert for 24 min · expected during maintenance',
    ]);
  });
});

describe('the state of a place', () => {
  const of = (sections: Partial<Snapshot['sections']>) => {
    const details = toPlaceDetails(snapshotOf(sections), { scopeId: 1, serviceId: 1 }, () => ({
      html: '',
      text: '',
    }));
    if (!details) throw new Error('there is no such place');
    const { tone, parts } = placeState(details, nowMs, en);
    return [tone, parts.map(({ text }) => text).join(' · ')];
  };

  test('is its verdict, since when, and how many monitors are not ok', () => {
    const since = '2026-03-02T08:36:00Z';
    const monitors = freshOf([monitorOf({ status: 'alert', since }), monitorOf({ id: 2 })]);
    expect(of({ monitors })).toEqual(['alert', 'Failing for 24 min · 1 of 2 monitors not OK']);
    expect(of({ monitors: freshOf([monitorOf()]) })).toEqual(['ok', 'OK · 1 monitor']);
  });

  test('is not green in doubt, without monitors, or if they were never read', () => {
    expect(of({ monitors: { ...freshOf([monitorOf()]), isProven: false } })[0]).toBe('unknown');
    expect(of({})).toEqual(['neutral', 'No monitors']);
    expect(of({ monitors: UNREAD })).toEqual(['unknown', 'Status unknown']);
  });

  test('agrees with the number of monitors that are not ok in French', () => {
    const monitors = freshOf([monitorOf({ status: 'alert' }), monitorOf({ id: 2, status: 'alert' })]);
    const details = (first: typeof monitors) =>
      toPlaceDetails(snapshotOf({ monitors: first }), { scopeId: 1, serviceId: 1 }, () => ({
        html: '',
        text: '',
      }));
    const one = details(freshOf([monitorOf({ status: 'alert' }), monitorOf({ id: 2 })]));
    const two = details(monitors);
    if (!one || !two) throw new Error('there is no such place');
    expect(stateText(placeState(one, nowMs, sayIn('fr')))).toMatch(/1 sonde sur 2 en défaut$/);
    expect(stateText(placeState(two, nowMs, sayIn('fr')))).toMatch(/2 sondes sur 2 en défaut$/);
  });

  test('counts monitors under maintenance', () => {
    const monitors = freshOf([monitorOf({ status: 'alert' }), monitorOf({ id: 2 })]);
    const maintenances = freshOf([maintenanceOf()]);
    expect(of({ monitors, maintenances })).toEqual(['ok', 'OK · 2 monitors · 1 under maintenance']);
  });

  test('is raised by an incident', () => {
    const monitors = freshOf([monitorOf()]);
    expect(of({ monitors, incidents: freshOf([incidentOf()]) })).toEqual([
      'warning',
      expect.stringMatching(/^Incident ongoing for 50 min · /),
    ]);
  });
});
