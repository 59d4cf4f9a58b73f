import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import { History } from '@/lib/server/history/history';
import { openPostgres } from '@/lib/server/history/sql/postgres';
import { openSqlite } from '@/lib/server/history/sql/sqlite';
import { Store } from '@/lib/server/history/store/store';
import type { Batch, SeenStatus } from '@/lib/server/history/write/batch';
import { writeBatch } from '@/lib/server/history/write/write-batch';
import { lastDays } from '@/lib/status/history/calendar';
import type { MonitorStatus } from '@/lib/status/model/types';

import { startPostgres } from '../support/postgres-server';

// A year of 5,000 monitors at 2,400 places in each engine: size, write rate, and the time of each query. Of the monitors, 2 % change 20
// times a day; each hour, 2.5 % of the others are in warning for half an hour.

const MONITORS = 5_000;
const SERVICES = 60;
const SCOPES = 40;
const DAYS = Number(process.env['HISTORY_BENCH_DAYS'] ?? 365);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TIME_ZONE = 'Europe/Paris';
const SOURCE_KEY = 'bench';
const ROUNDS = 9;

const NOW = Date.parse('2026-11-20T10:30:00Z');
const START = NOW - DAYS * DAY_MS;

let seed = 1;
/** A number from 0 to 1, the same in each run. */
const random = (): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};

const placeOf = (id: number) => {
  const place = id % (SERVICES * SCOPES);
  return { serviceId: 1 + (place % SERVICES), scopeId: 1 + Math.floor(place / SERVICES) };
};

const isRestless = (id: number): boolean => id % 50 === 0;
const NONE = { after: null, rows: [] };

function* createYear(): Generator<Batch> {
  const ids = Array.from({ length: MONITORS }, (_, index) => index + 1);
  const named = (kind: 'scope' | 'service', count: number) =>
    Array.from({ length: count }, (_, index) => ({
      kind,
      id: index + 1,
      name: `${kind} ${index + 1}`,
      isGone: false,
      scopeId: kind === 'scope' ? index + 1 : 0,
      serviceId: kind === 'service' ? index + 1 : 0,
    }));
  yield {
    at: START,
    spans: [{ from: START, until: START, isProven: true, ended: null }],
    items: {
      after: null,
      rows: [
        ...named('scope', SCOPES),
        ...named('service', SERVICES),
        ...ids.map((id) => ({
          kind: 'monitor' as const,
          id,
          name: `check ${id}`,
          isGone: false,
          ...placeOf(id),
        })),
      ],
    },
    statuses: { after: null, rows: ids.map((id) => ({ id, status: 'ok' as const, ...placeOf(id) })) },
    notices: NONE,
  };
  const statuses = new Map<number, MonitorStatus>();
  for (let at = START + HOUR_MS; at <= NOW; at += HOUR_MS / 2) {
    const isHour = (at - START) % HOUR_MS === 0;
    const rows = ids.flatMap((id): SeenStatus[] => {
      const before = statuses.get(id) ?? 'ok';
      const isChanging = isRestless(id) ? random() < 20 / 48 : isHour ? random() < 0.025 : before !== 'ok';
      if (!isChanging) return [];
      const bad = isRestless(id) && random() < 0.5 ? 'alert' : 'warning';
      const status: MonitorStatus = before === 'ok' ? bad : 'ok';
      statuses.set(id, status);
      return [{ id, status, ...placeOf(id) }];
    });
    yield {
      at,
      spans: [{ from: START, until: at, isProven: true, ended: null }],
      statuses: { after: at - 15_000, rows },
      items: NONE,
      notices: NONE,
    };
  }
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;

/** The median of this process's CPU time, and of the wall time in brackets. */
async function time(run: (round: number) => Promise<unknown>): Promise<string> {
  const walls: number[] = [];
  const cpus: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [wall, cpu] = [performance.now(), process.cpuUsage()];
    await run(round);
    const used = process.cpuUsage(cpu);
    walls.push(performance.now() - wall);
    cpus.push((used.user + used.system) / 1_000);
  }
  return `${ms(median(cpus)).padStart(7)} (${ms(median(walls))})`.padEnd(20);
}

/** Prints what a query costs: the first time, before days that are over are remembered, and again. Each round has its own subject. */
async function measure(name: string, run: (round: number) => Promise<unknown>): Promise<void> {
  const first = await time((round) => run(1 + round));
  const again = await time(() => run(1));
  console.log(`  ${name.padEnd(38)} first ${first} again ${again}`);
}

async function runBench(engine: 'sqlite' | 'postgres', databaseUrl: string | undefined, dataDir: string) {
  const store = new Store({
    openSql: () =>
      databaseUrl === undefined
        ? openSqlite(join(dataDir, 'history.db'))
        : Promise.resolve(openPostgres(databaseUrl, () => undefined)),
    sourceKey: SOURCE_KEY,
    timeZone: TIME_ZONE,
  });
  let changes = 0;
  const writing = performance.now();
  let waiting: Batch[] = [];
  const write = async () => {
    const batches = waiting;
    waiting = [];
    await store.write(async (query, source) => {
      for (const batch of batches) await writeBatch(query, source, batch);
    });
  };
  for (const batch of createYear()) {
    changes += batch.statuses.rows.length;
    waiting.push(batch);
    if (waiting.length >= 48) await write();
  }
  await write();
  const seconds = (performance.now() - writing) / 1_000;
  console.log(`${engine}: ${changes.toLocaleString('en')} changes in ${DAYS} days`);
  console.log(
    `  written in ${seconds.toFixed(0)} s, ${Math.round(changes / seconds).toLocaleString('en')} a second`,
  );
  const now = { ms: NOW };
  const history = new History({
    databaseUrl,
    dataDir,
    sourceKey: SOURCE_KEY,
    timeZone: TIME_ZONE,
    intervalSeconds: 15,
    retention: { rawDays: 400, tallyDays: null },
    clock: { now: () => now.ms, elapsed: () => now.ms },
    log: pino({ level: 'warn' }),
  });
  await history.start();
  const rolling = performance.now();
  await history.rollUp();
  console.log(`  summed up in ${((performance.now() - rolling) / 1_000).toFixed(0)} s`);
  if (databaseUrl === undefined)
    console.log(`  ${Math.round(statSync(join(dataDir, 'history.db')).size / 1e6)} MB`);
  else {
    await store.read((query) => query('ANALYZE'));
    const [row] = await store.read((query) =>
      query<{ size: number }>('SELECT pg_database_size(current_database()) AS size'),
    );
    console.log(`  ${Math.round((row?.size ?? 0) / 1e6)} MB`);
  }
  // All places, and one of them again: what is remembered for another round is not found.
  const all = (round: number) => [
    { scopes: null, services: null },
    { scopes: [round], services: [round] },
  ];
  const service = (round: number) => [{ scopes: null, services: [round] }];
  const scope = (round: number) => [{ scopes: [round], services: null }];
  const from = lastDays(30, NOW, TIME_ZONE)[0]?.from ?? NOW;
  const until = lastDays(1, NOW, TIME_ZONE)[0]?.until ?? NOW;
  const from90 = lastDays(90, NOW, TIME_ZONE)[0]?.from ?? NOW;
  await measure('strip of a service, 24 hours', (round) =>
    history.readStrips({ range: '24h', by: 'all', areas: service(round) }),
  );
  await measure('strips of its places, 90 days', (round) =>
    history.readStrips({ range: '90d', by: 'place', areas: service(round) }),
  );
  await measure('strips of a scope, 90 days', (round) =>
    history.readStrips({ range: '90d', by: 'service', areas: scope(round) }),
  );
  await measure('strips of all services, 30 days', (round) =>
    history.readStrips({ range: '30d', by: 'service', areas: all(round) }),
  );
  await measure('strips of all services, 90 days', (round) =>
    history.readStrips({ range: '90d', by: 'service', areas: all(round) }),
  );
  await measure('strip of a monitor, 90 days', (round) =>
    history.readMonitorStrip({
      monitor: 50 * round,
      range: '90d',
      areas: [{ scopes: null, services: null }],
    }),
  );
  await measure('reliability, 30 days and those before', (round) =>
    history.readReliability({ period: { from, until }, areas: all(round) }),
  );
  await measure('reliability, 90 days and those before', (round) =>
    history.readReliability({ period: { from: from90, until }, areas: all(round) }),
  );
  await measure('the board yesterday', (round) => history.readBoardAt(NOW - DAY_MS - round));
  await measure('the board half of the time ago', (round) =>
    history.readBoardAt(NOW - (DAYS / 2) * DAY_MS - round),
  );
  await measure('a page of changes', (round) => history.readChanges({ areas: all(round), limit: 50 }));
  await measure('a page of changes of a service', (round) =>
    history.readChanges({ areas: service(round), limit: 50 }),
  );
  await measure('summing up, as every five minutes', () => {
    now.ms += 300_000;
    return history.rollUp();
  });
  await history.close();
  await store.close();
}

const folder = mkdtempSync(join(tmpdir(), 'board-history-'));
const engines = process.env['HISTORY_BENCH_ENGINES'] ?? 'sqlite,postgres';
try {
  if (engines.includes('sqlite')) await runBench('sqlite', undefined, folder);
  if (engines.includes('postgres')) {
    const postgres = await startPostgres();
    try {
      await runBench('postgres', await postgres.createDatabase(), folder);
    } finally {
      await postgres.close();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
