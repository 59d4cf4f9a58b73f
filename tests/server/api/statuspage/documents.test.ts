import { describe, expect, test } from 'vitest';

import type { Archive } from '@/lib/server/archive/archive';
import { respondToStatuspage } from '@/lib/server/api/statuspage/respond';
import { DOCUMENT_NAMES, documentSchemas, type DocumentName } from '@/lib/server/api/statuspage/schemas';
import { createUnreadState } from '@/lib/server/snapshot/board-state';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import type { Incident, IncidentSeverity, IncidentStatus, MaintenanceStatus } from '@/lib/status/model/types';
import { ALL_PLACES, type Visibility } from '@/lib/status/model/visibility';

import { freshOf, incidentOf, maintenanceOf, monitorOf, scopeOf, snapshotOf } from '../../../status/samples';
import { sampleState } from '../../snapshot/sample-state';

const EVERYONE: Visibility = { areas: [ALL_PLACES], showsInternal: false };
const HOSTILE = '<img src=x onerror=alert(1)>\u202e"';

/** An archive that has these closed incidents. */
const archiveOf = (closed: readonly Incident[] = []) => {
  const pageOf = (items: readonly unknown[]) =>
    Promise.resolve({
      state: 'read' as const,
      value: { items, unreadable: 0, page: 1, perPage: 50, total: items.length, totalPages: 1 },
      readAtMs: 0,
    });
  return {
    incidents: () => pageOf(closed),
    maintenances: () => pageOf([]),
  } as unknown as Archive;
};

interface Given {
  readonly sections?: Parameters<typeof snapshotOf>[0];
  readonly visibility?: Visibility;
  readonly ageMs?: number;
  readonly archive?: Archive;
}

const DEFAULTS: Parameters<typeof snapshotOf>[0] = {
  scopes: freshOf([scopeOf(), scopeOf({ id: 2, name: 'us-east-1' })]),
  monitors: freshOf([monitorOf(), monitorOf({ id: 2, scopeId: 2, status: 'alert' })]),
};

function respond(path: string, given: Given = {}): Promise<Response> {
  const { sections = {}, visibility = EVERYONE, ageMs = 0, archive = archiveOf() } = given;
  const state = { ...sampleState(), sections: snapshotOf({ ...DEFAULTS, ...sections }).sections };
  const metadata = { title: 'Production', isDemo: false, timeZone: 'UTC', readsComments: true };
  const store = new SnapshotStore({ now: () => 1_800_000_000_000, elapsed: () => ageMs }, metadata, state);
  return respondToStatuspage(
    new Request(`http://board.test/api/v2/${path}`),
    path.replace(/\?.*/, '').split('/'),
    { store, archive },
    { BOARD_URL: 'https://status.example.com', TRUST_PROXY: 'off' },
    { visibility },
  );
}

async function read<Name extends DocumentName>(name: Name, given: Given = {}, query = '') {
  const response = await respond(`${name}.json${query}`, given);
  expect(response.status).toBe(200);
  return documentSchemas[name].parse(await response.json()) as ReturnType<
    (typeof documentSchemas)[Name]['parse']
  >;
}

describe('each document', () => {
  const sections = {
    incidents: freshOf([
      incidentOf({ comments: [{ at: '2026-03-02T09:00:00Z', content: `**Looking** ${HOSTILE}` }] }),
      incidentOf({ id: 2, createdAt: null, impactStartedAt: null, scopeId: 0 }),
    ]),
    maintenances: freshOf([maintenanceOf(), maintenanceOf({ id: 2, scheduledStartAt: null })]),
  };

  test.each(DOCUMENT_NAMES)('has the fields of Statuspage, with and without .json: %s', async (name) => {
    const document = await read(name, { sections });
    const plain = await respond(name, { sections });
    expect(await plain.json()).toEqual(document);
    expect(plain.headers.get('access-control-allow-origin')).toBe('*');
  });

  test.each(['', 'nothing.json', 'summary.xml', 'incidents/unresolved.json/x', 'constructor'])(
    'answers 404 at another path: %s',
    async (path) => {
      expect((await respond(path)).status).toBe(404);
    },
  );

  test.each(['summary.json?group=place', 'components?group='])('answers 400 to %s', async (path) => {
    expect((await respond(path)).status).toBe(400);
  });

  test.each(DOCUMENT_NAMES)('answers 503 while nothing is known: %s', async (name) => {
    const { sections: unread } = createUnreadState('source', { seconds: 15, isSlowed: false });
    expect((await respond(name, { sections: unread })).status).toBe(503);
  });
});

describe('components', () => {
  test('are grouped by service or scope, with stable ids', async () => {
    const { components } = await read('components');
    expect(components.map(({ id, name, group_id, status }) => [id, name, group_id, status])).toEqual([
      ['service-1', 'Payments', null, 'major_outage'],
      ['place-1-1', 'eu-west-1', 'service-1', 'operational'],
      ['place-1-2', 'us-east-1', 'service-1', 'major_outage'],
    ]);
    const byScope = await read('components', {}, '?group=scope');
    expect(byScope.components.map(({ id, name, status }) => [id, name, status])).toEqual([
      ['scope-1', 'eu-west-1', 'operational'],
      ['place-1-1', 'Payments', 'operational'],
      ['scope-2', 'us-east-1', 'major_outage'],
      ['place-1-2', 'Payments', 'major_outage'],
    ]);
  });

  test('and the indicator leave out what the viewer may not see', async () => {
    const visibility = { areas: [{ scopes: ['1'], services: null }], showsInternal: false };
    const { components, incidents, status } = await read('summary', {
      visibility,
      sections: { incidents: freshOf([incidentOf({ scopeId: 2, severity: 'critical' })]) },
    });
    expect(components.map(({ id }) => id)).toEqual(['service-1', 'place-1-1']);
    expect([incidents, status.indicator]).toEqual([[], 'none']);
  });
});

describe('an outdated board', () => {
  const given = { ageMs: 10 * 15_000, sections: { monitors: freshOf([monitorOf()]) } };

  test('is never operational', async () => {
    const { status, components } = await read('summary', given);
    expect(status).toEqual({ indicator: 'minor', description: 'Status unknown' });
    for (const component of components)
      expect([component.status, component.description]).toEqual(['degraded_performance', 'Status unknown']);
  });

  test.each(DOCUMENT_NAMES.filter((name) => /incidents|maintenances/.test(name)))(
    'answers 503 instead of an empty list: %s',
    async (name) => {
      expect((await respond(name, given)).status).toBe(503);
    },
  );
});

describe('an incident', () => {
  const first = async (given: Partial<Incident>) => {
    const { incidents } = await read('incidents/unresolved', {
      sections: { incidents: freshOf([incidentOf(given)]) },
    });
    return incidents[0];
  };

  test.each<[IncidentStatus, string]>([
    ['active', 'investigating'],
    ['investigating', 'investigating'],
    ['stable', 'monitoring'],
    ['unknown', 'investigating'],
  ])('that is %s has the status %s', async (status, expected) => {
    expect((await first({ status }))?.status).toBe(expected);
  });

  test.each<[IncidentSeverity, string]>([
    ['critical', 'critical'],
    ['high', 'major'],
    ['moderate', 'minor'],
    ['low', 'minor'],
    ['minor', 'minor'],
    ['unknown', 'minor'],
  ])('of severity %s has the impact %s', async (severity, impact) => {
    expect((await first({ severity }))?.impact).toBe(impact);
  });

  test('has updates from status changes and public comments, newest first, as plain text', async () => {
    const incident = await first({
      status: 'stable',
      stableAt: '2026-03-02T09:00:00Z',
      comments: [
        { at: '2026-03-02T09:30:00Z', content: '**Better** now' },
        { at: '2026-03-02T08:30:00Z', content: 'Looking' },
      ],
      internalEvents: [{ at: null, type: 'comment', content: 'internal-secret', commentsBefore: 0 }],
    });
    expect(incident?.incident_updates.map(({ id, status, body }) => [id, status, body])).toEqual([
      ['incident-1-comment-2', 'monitoring', 'Better now'],
      ['incident-1-stable', 'monitoring', 'The service is stable.'],
      ['incident-1-comment-1', 'investigating', 'Looking'],
      ['incident-1-started', 'investigating', 'The impact started.'],
    ]);
    expect(JSON.stringify(incident)).not.toContain('internal-secret');
    expect([incident?.shortlink, incident?.components.map(({ id }) => id)]).toEqual([
      'https://status.example.com/incidents/1',
      ['place-1-1'],
    ]);
  });

  test('has its name as shown, without characters that change the direction of text', async () => {
    expect((await first({ name: HOSTILE }))?.name).not.toContain('\u202e');
  });
});

test('the latest incidents contain closed ones once, and not those at hidden places', async () => {
  const closed = (id: number, scopeId = 1) =>
    incidentOf({ id, scopeId, status: 'resolved', resolvedAt: '2026-03-02T09:00:00Z' });
  const { incidents } = await read('incidents', {
    sections: { incidents: freshOf([incidentOf()]) },
    visibility: { areas: [{ scopes: ['1'], services: null }], showsInternal: false },
    archive: archiveOf([closed(1), closed(7), closed(8, 2)]),
  });
  expect(incidents.map(({ id, status }) => [id, status])).toEqual([
    ['incident-7', 'resolved'],
    ['incident-1', 'investigating'],
  ]);
});

test.each<[MaintenanceStatus, 'upcoming' | 'active']>([
  ['scheduled', 'upcoming'],
  ['unknown', 'upcoming'],
  ['in-progress', 'active'],
])('a maintenance that is %s is %s', async (status, list) => {
  const sections = { maintenances: freshOf([maintenanceOf({ status })]) };
  for (const name of ['upcoming', 'active'] as const) {
    const { scheduled_maintenances: found } = await read(`scheduled-maintenances/${name}`, { sections });
    expect(found).toHaveLength(name === list ? 1 : 0);
  }
});
