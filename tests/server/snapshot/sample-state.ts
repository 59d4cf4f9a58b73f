import { SECTION_NAMES, type Sections } from '@/lib/status/model/types';
import type { BoardState, ReadTimes } from '@/lib/server/snapshot/board-state';

const place = { scopeId: 1, serviceId: 2 };
const at = '2026-11-05T10:00:00.000Z';
const notice = {
  ...place,
  description: 'What it is',
  reference: 'REF-1',
  url: 'https://example.com/1',
  createdAt: at,
};
const counted = { description: null, incidentsCount: 3, maintenancesCount: 2 };
const check = { description: null, integration: 'Zabbix', reference: null, url: null };

const SAMPLE_SECTIONS: Sections = {
  scopes: {
    state: 'fresh',
    problem: null,
    isProven: true,
    flaws: [],
    items: [{ id: 1, name: 'eu-west', ...counted }],
  },
  services: {
    state: 'fresh',
    problem: null,
    isProven: true,
    flaws: [],
    items: [{ id: 2, name: 'Payments', ...counted }],
  },
  monitors: {
    state: 'stale',
    problem: 'unreachable',
    isProven: false,
    flaws: [{ kind: 'field', field: 'description', count: 1 }],
    items: [
      { since: at, status: 'alert', name: 'latency', id: 3, ...place, ...check },
      { ...place, ...check, id: 4, name: 'errors', status: 'ok', since: null },
    ],
  },
  incidents: {
    state: 'fresh',
    problem: null,
    isProven: true,
    flaws: [],
    items: [
      {
        ...notice,
        id: 5,
        name: 'Slow payments',
        comments: [{ at, content: 'Looking' }],
        status: 'investigating',
        severity: 'high',
        impactStartedAt: at,
        investigatedAt: at,
        stableAt: null,
        resolvedAt: null,
      },
    ],
  },
  maintenances: {
    state: 'fresh',
    problem: null,
    isProven: true,
    flaws: [],
    items: [
      {
        ...notice,
        url: null,
        id: 6,
        name: 'Upgrade',
        comments: [],
        status: 'scheduled',
        serviceStatus: 'degraded',
        scheduledStartAt: at,
        scheduledEndAt: at,
        startedAt: null,
        endedAt: null,
        isOverrunning: false,
      },
    ],
  },
  announcements: {
    state: 'unavailable',
    problem: 'refused',
    isProven: true,
    flaws: [],
    items: [
      {
        ...place,
        id: 7,
        name: 'Notice',
        level: 'low',
        description: 'x',
        createdAt: at,
        startsAt: at,
        endsAt: at,
        isInForce: true,
      },
    ],
  },
};

/** The same read time for every section. */
export function readAt(elapsedMs: number): ReadTimes {
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, elapsedMs])) as ReadTimes;
}

/** A state with one of everything, and with `changes` applied. */
export function sampleState(changes: Partial<BoardState> = {}): BoardState {
  return {
    format: 2,
    sourceId: 'source-one',
    sections: SAMPLE_SECTIONS,
    readTimes: readAt(0),
    sweptAtMs: 0,
    publication: null,
    zoneErrorMinutes: null,
    observedSince: '2026-03-02T07:00:00.000Z',
    interval: { seconds: 15, isSlowed: false },
    transitions: [
      { kind: 'monitor', ...place, at, id: 3, name: 'latency', from: 'ok', to: 'alert' },
      {
        kind: 'incident',
        ...place,
        at,
        id: 5,
        name: 'Slow payments',
        change: 'opened',
        from: null,
        to: 'active',
      },
      { kind: 'maintenance', ...place, at, id: 6, name: 'Upgrade', change: 'overran', to: 'in-progress' },
      { kind: 'gap', at, since: at },
    ],
    ...changes,
  };
}
