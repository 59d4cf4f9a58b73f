import { describe, expect, test } from 'vitest';

import { summarise } from '@/lib/status/verdict/board-summary';
import { toShownState } from '@/lib/status/freshness/shown-state';
import type { Ages } from '@/lib/status/model/types';

import { agesOf, freshOf, incidentOf, maintenanceOf, monitorOf, snapshotOf, UNREAD } from '../samples';

type Sections = Parameters<typeof snapshotOf>[0];

const stateOf = (sections: Sections, ages: Partial<Ages> = {}) =>
  toShownState(summarise(snapshotOf(sections)), { ...agesOf(1), ...ages });

const OK = { monitors: freshOf([monitorOf()]) };
const ALERT = { monitors: freshOf([monitorOf({ status: 'alert' })]) };
const UNKNOWN = { level: 'unknown', isOutdated: true };

describe('the state in one word', () => {
  test('is that of the verdict', () => {
    expect(stateOf(OK)).toEqual({ level: 'ok', isOutdated: false, ageSeconds: 1 });
    expect(stateOf(ALERT).level).toBe('alert');
    expect(stateOf({ monitors: freshOf([]) }).level).toBe('empty');
  });

  test('is maintenance only if nothing else is wrong', () => {
    const maintenances = freshOf([maintenanceOf({ status: 'in-progress' })]);
    expect(stateOf({ ...OK, maintenances }).level).toBe('maintenance');
    const incidents = freshOf([incidentOf({ severity: 'critical', status: 'active' })]);
    expect(stateOf({ ...OK, maintenances, incidents }).level).toBe('alert');
  });

  test.each(['monitors', 'scopes', 'services', 'incidents', 'maintenances'] as const)(
    'is not ok if %s are old or of unknown age',
    (name) => {
      for (const age of [500, null]) expect(stateOf(OK, { [name]: age })).toMatchObject(UNKNOWN);
    },
  );

  test('needs no announcements', () => {
    expect(stateOf(OK, { announcements: null }).level).toBe('ok');
  });

  test('of trouble that monitors report needs neither incidents nor maintenances', () => {
    expect(stateOf(ALERT, { incidents: 500, maintenances: null })).toMatchObject({ level: 'alert' });
    expect(stateOf(ALERT, { monitors: 500 })).toMatchObject(UNKNOWN);
  });

  test('of an incident that is old is unknown', () => {
    const incidents = freshOf([incidentOf({ severity: 'critical', status: 'active' })]);
    expect(stateOf({ ...OK, incidents }, { incidents: 500 })).toMatchObject(UNKNOWN);
  });

  test('is unknown if monitors were never read', () => {
    expect(stateOf({ monitors: UNREAD })).toMatchObject(UNKNOWN);
  });

  test('has the age of the oldest data that it needs', () => {
    expect(stateOf(OK, { incidents: 7, announcements: 9 }).ageSeconds).toBe(7);
    expect(stateOf(ALERT, { incidents: 7 }).ageSeconds).toBe(1);
  });
});
