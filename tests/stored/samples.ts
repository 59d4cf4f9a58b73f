import { noteAlerts, type Ledger, EMPTY_LEDGER } from '@/lib/server/alerts/ledger';
import type { AccessRecord, LastSeen } from '@/lib/server/screens/store/access-store';
import { hashSecret } from '@/lib/server/screens/secrets';
import type { BoardState } from '@/lib/server/snapshot/board-state';
import type { LineEvent } from '@/lib/status/notify/event';

import { readAt, sampleState } from '../server/snapshot/sample-state';

// What the fixtures hold. A fixture is never written again, so what is changed here is a sample of the next format.

/** When everything was stored. */
export const STORED_MS = Date.parse('2026-11-20T10:00:00Z');

/** A clock that stands still then. */
export const storedClock = { now: () => STORED_MS, elapsed: () => 60_000 };

/** Identifies the source of everything that is stored. */
export const SOURCE_ID = 'source-one';

const [incident] = sampleState().sections.incidents.items;
const [monitor] = sampleState().sections.monitors.items;
if (!incident || !monitor) throw new Error('the sample has one of everything');

/** A board with one of everything, and with every optional field; read a minute before it was stored. */
export const STORED_STATE: BoardState = sampleState({
  publication: { term: 3, version: 7 },
  readTimes: readAt(0),
  sections: {
    ...sampleState().sections,
    monitors: {
      ...sampleState().sections.monitors,
      items: [
        {
          ...monitor,
          flaws: [{ kind: 'field', field: 'description', count: 1, problem: 'it is not text' }],
          asWritten: { integration: '', reference: '', link: 'javascript:alert(1)' },
        },
      ],
    },
    incidents: {
      ...sampleState().sections.incidents,
      items: [
        {
          ...incident,
          internalEvents: [{ at: null, type: 'comment', content: 'For the team', commentsBefore: 1 }],
        },
      ],
    },
  },
});

/** The credential of the paired screen, and the token of the share link. */
export const SCREEN_SECRET = 's'.repeat(43);
export const LINK_SECRET = 'g'.repeat(43);

const grant = { query: 'size=55&distance=4', createdAtMs: STORED_MS };

/** A paired screen that sees two scopes, and a share link for a service, which ends in 2100. */
export const STORED_ACCESS: readonly AccessRecord[] = [
  {
    ...grant,
    id: 'screen-00001',
    kind: 'screen',
    digest: hashSecret(SCREEN_SECRET),
    name: 'Lobby',
    visibility: { areas: [{ scopes: ['eu', 'us'], services: null }], showsInternal: false },
    expiresAtMs: null,
  },
  {
    ...grant,
    id: 'guest-000001',
    kind: 'guest',
    digest: hashSecret(LINK_SECRET),
    name: 'For Ada',
    query: '',
    visibility: { areas: [{ scopes: null, services: ['Payments'] }], showsInternal: false },
    expiresAtMs: Date.parse('2100-01-01T00:00:00Z'),
  },
];

/** When the screen was last seen, and what it reported. */
export const STORED_SEEN: ReadonlyMap<string, LastSeen> = new Map([
  [
    'screen-00001',
    {
      atMs: STORED_MS,
      report: {
        widthPx: 1_920,
        heightPx: 1_080,
        build: 'b1',
        freshness: 'live',
        shown: { textPx: 48, folded: 2 },
      },
    },
  ],
]);

const alert = {
  scope: 'eu-west-1',
  service: 'Payments',
  name: 'High latency',
  status: 'alert',
  startsAtMs: STORED_MS - 600_000,
  endsAtMs: STORED_MS - 600_000,
} as const;

/** A monitor with an alert that fires, and one that is resolved. */
export const STORED_LEDGER: Ledger = noteAlerts(
  EMPTY_LEDGER,
  [
    { ...alert, id: 'alert-1', isFiring: true, link: 'https://prometheus.example.com/graph' },
    { ...alert, id: 'alert-2', isFiring: false, endsAtMs: STORED_MS - 60_000, link: null },
  ],
  STORED_MS,
).ledger;

/** An event that waits in the outbox of notifications. */
export const STORED_EVENT: LineEvent = {
  kind: 'service',
  at: STORED_MS,
  id: 1,
  name: 'Payments',
  from: 'ok',
  to: 'alert',
  worst: 'alert',
  since: STORED_MS - 120_000,
};

/** The configuration that the cookies belong to. */
export const STORED_ENV = {
  BOARD_URL: 'https://status.example.com',
  AUTH_SECRET: 'the secret of the stored sessions',
  OIDC_ISSUER: 'https://login.example.com',
  OIDC_CLIENT_ID: 'board',
  OIDC_CLIENT_SECRET: 'a-secret-of-the-board',
  OIDC_CLAIM: 'groups',
  OIDC_ALLOWED: 'on-call',
  // Of `correct horse battery`, with the lowest cost that is allowed.
  BOARD_PASSWORD_HASH:
    'c2NyeXB0AA0AAAAIAAAAAV9UaKHSQW6EnrY7FoSuJWnPn1JrN0MjWg7QedVzo9GHc8ebPHMc0NsshMZa88ES2gu11g8khrwp3pknQqM8yoETyvmwiG+YoBpxRWGvsQzM',
} as const;
