import { pino } from 'pino';

import { History } from '@/lib/server/history/history';
import type { Reading } from '@/lib/server/history/write/observe';
import { NONE_CLOSED } from '@/lib/server/poller/transitions';
import { toDigest } from '@/lib/server/util/digest';
import type { Monitor } from '@/lib/status/model/types';

import { freshOf, monitorOf, scopeOf } from '../status/samples';
import type { SandboxServer } from './sandbox-server';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 8;

/** What {@link recordDays} recorded. */
export interface RecordedDays {
  /** The monitor that was in alert from 10:00 to 12:00 three days ago, in UTC. */
  readonly failed: Pick<Monitor, 'id' | 'scopeId' | 'serviceId'>;
}

/**
 * Fills the history of a board's data directory with the last eight days of a source, up to now: everything was ok, but for one monitor, and
 * the source was not observed from 00:00 to 12:00 five days ago.
 *
 * @param dataDir `DATA_DIR` of a board that is started with this source afterwards.
 */
export async function recordDays(
  dataDir: string,
  { sandbox, url }: Pick<SandboxServer, 'sandbox' | 'url'>,
): Promise<RecordedDays> {
  const { scope, service, monitor } = sandbox.store;
  const monitors = [...monitor.values()].map((row) =>
    monitorOf({ id: row.id, name: row.name, scopeId: row.scope, serviceId: row.service }),
  );
  const [failed] = monitors;
  if (!failed) throw new Error('the source has no monitors');
  const failing = [{ ...failed, status: 'alert' as const }, ...monitors.slice(1)];
  const [ok, alert] = [freshOf(monitors), freshOf(failing)];
  const sections = {
    scopes: freshOf([...scope.values()].map(({ id, name }) => scopeOf({ id, name }))),
    services: freshOf([...service.values()].map(({ id, name }) => scopeOf({ id, name }))),
    incidents: freshOf([]),
    maintenances: freshOf([]),
    announcements: freshOf([]),
  };
  const now = Date.now();
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const isBetween = (at: number, daysAgo: number, from: number, until: number): boolean => {
    const midnight = today - daysAgo * DAY_MS;
    return midnight + from * HOUR_MS <= at && at < midnight + until * HOUR_MS;
  };
  const times: number[] = [];
  for (let at = today - DAYS * DAY_MS; at < now; at += HOUR_MS) if (!isBetween(at, 5, 1, 12)) times.push(at);
  const readings = [...times, now].map((at): Reading => ({
    sections: { ...sections, monitors: isBetween(at, 3, 10, 12) ? alert : ok },
    closed: NONE_CLOSED,
    read: new Set(['scopes', 'services', 'monitors', 'incidents', 'maintenances'] as const),
    at,
    toleranceMs: 1.5 * HOUR_MS,
    interruption: 'unreachable',
  }));
  const history = new History({
    databaseUrl: undefined,
    dataDir,
    // As the board identifies its source.
    sourceKey: toDigest(JSON.stringify([url])),
    timeZone: 'UTC',
    intervalSeconds: HOUR_MS / 1_000,
    retention: { rawDays: 400, tallyDays: null },
    clock: { now: () => now, elapsed: () => 0 },
    log: pino({ level: 'silent' }),
  });
  await history.start();
  await history.recordPast(readings);
  await history.rollUp();
  await history.close();
  return { failed };
}
