import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { pino } from 'pino';

import { FileLedgerStore, type LedgerStore } from '@/lib/server/alerts/ledger-store';
import { RedisLedgerStore } from '@/lib/server/alerts/redis-ledger-store';
import { admitByClaims, admitByPassword } from '@/lib/server/auth/session/admit';
import { toSessionCookie } from '@/lib/server/auth/session/session-cookie';
import { sealSession, type SessionClaims } from '@/lib/server/auth/session/session-token';
import { createCluster } from '@/lib/server/cluster/cluster';
import { parseConfig } from '@/lib/server/config/config';
import { History } from '@/lib/server/history/history';
import { openSqlite } from '@/lib/server/history/sql/sqlite';
import { addChannel, enqueue } from '@/lib/server/notify/outbox-rows';
import { createScreenCookies } from '@/lib/server/screens/screen-cookies';
import type { AccessStore } from '@/lib/server/screens/store/access-store';
import { FileStore } from '@/lib/server/screens/store/file-store';
import { RedisStore } from '@/lib/server/screens/store/redis-store';
import { StateFile } from '@/lib/server/snapshot/state-file';

import { monitorsOf, Story } from '../server/history/readings';
import { freshOf, incidentOf, maintenanceOf } from '../status/samples';
import { PATIENCE_MS } from '../support/patience';
import { startRedis } from '../support/redis-server';
import { dumpRedis, dumpSql } from './dump';
import {
  LINK_SECRET,
  SCREEN_SECRET,
  SOURCE_ID,
  STORED_ACCESS,
  STORED_ENV,
  STORED_EVENT,
  STORED_LEDGER,
  STORED_MS,
  STORED_SEEN,
  STORED_STATE,
  storedClock as clock,
} from './samples';

const log = pino({ level: 'silent' });
const SESSION_END_MS = Date.parse('2100-01-01T00:00:00Z');

async function writeStateFile(folder: string): Promise<void> {
  const boot = { id: 'boot-1', uptimeMs: () => 900_000 };
  const file = new StateFile(folder, { log, clock, boot });
  file.save(STORED_STATE);
  await file.close();
}

async function writeAccess(store: AccessStore): Promise<void> {
  await store.open(() => undefined);
  for (const record of STORED_ACCESS) await store.add(record);
  await store.saveLastSeen(STORED_SEEN);
  await store.close();
}

/** Writes a ledger; Redis accepts it once it is connected. */
async function writeLedger(store: LedgerStore): Promise<void> {
  store.open(() => undefined);
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await store.change(() => ({ ledger: STORED_LEDGER, result: null }));
      break;
    } catch (error) {
      if (performance.now() > endMs) throw error;
      await sleep(50);
    }
  }
  store.close();
}

/** A history in a folder, whose time the caller sets. */
export function openStoredHistory(folder: string, now: () => number, databaseUrl?: string): History {
  return new History({
    databaseUrl,
    dataDir: folder,
    sourceKey: SOURCE_ID,
    timeZone: 'Asia/Kathmandu',
    intervalSeconds: 15,
    retention: { rawDays: 400, tallyDays: null },
    clock: { now, elapsed: now },
    log,
  });
}

/** A minute of observation, ten minutes without, and one more reading; and a message that waits. */
async function writeHistory(folder: string): Promise<string> {
  const time = { ms: STORED_MS };
  const history = openStoredHistory(folder, () => time.ms);
  await history.start();
  const story = new Story(history, time);
  await story.read(0, { monitors: freshOf(monitorsOf('ok', 'ok')) });
  await story.read(60_000, {
    monitors: freshOf(monitorsOf('ok', 'alert')),
    incidents: freshOf([incidentOf({ id: 7 })]),
    maintenances: freshOf([maintenanceOf({ id: 3 })]),
  });
  await story.read(600_000, { monitors: freshOf(monitorsOf('warning', 'alert')) });
  await history.rollUp();
  await history.store.write(async (query, source) => {
    await addChannel(query, source, 'ops');
    const timing = { collectMs: 0, digestMs: 0, leaseMs: 60_000 };
    const message = { channel: 'ops', events: [STORED_EVENT], id: 'message-1', now: STORED_MS, timing };
    await enqueue(query, source, message);
  });
  await history.close();
  const sql = await openSqlite(join(folder, 'history.db'));
  const text = await dumpSql(sql);
  await sql.close();
  return text;
}

/** What waits while PostgreSQL cannot be reached. */
async function writeQueue(folder: string): Promise<void> {
  const time = { ms: STORED_MS };
  const history = openStoredHistory(folder, () => time.ms, 'postgres://board@127.0.0.1:9/board');
  await history.start();
  const story = new Story(history, time);
  await story.read(0, {
    monitors: freshOf(monitorsOf('ok', 'ok')),
    incidents: freshOf([incidentOf({ id: 7 })]),
  });
  await story.read(60_000, { monitors: freshOf(monitorsOf('ok', 'alert')) });
  await history.close();
}

async function writeCookies(): Promise<string> {
  const config = parseConfig(STORED_ENV);
  const times = { nowMs: STORED_MS, expiresAtMs: SESSION_END_MS };
  const toHeader = (setCookie: string): string => setCookie.split(';', 1)[0] ?? '';
  const seal = async (claims: SessionClaims | null): Promise<string> => {
    if (!claims) throw new Error('the sample configuration does not admit the member');
    return toHeader(toSessionCookie(await sealSession(claims, config.AUTH_SECRET ?? [], times), config));
  };
  const screens = createScreenCookies(config);
  const cookies = {
    provider: await seal(admitByClaims(config, { sub: '1', name: 'Ada', groups: ['on-call'] })),
    password: await seal(admitByPassword(STORED_ENV.BOARD_PASSWORD_HASH)),
    screen: toHeader(screens.write('screen', SCREEN_SECRET, 60)),
    guest: toHeader(screens.write('guest', LINK_SECRET, 60)),
  };
  return `${JSON.stringify({ env: STORED_ENV, endsAtMs: SESSION_END_MS, cookies }, null, 2)}\n`;
}

/** Publishes a board as the instance that polls. */
async function publishBoard(redisUrl: string): Promise<void> {
  const cluster = createCluster({
    redisUrl,
    sourceId: SOURCE_ID,
    intervalSeconds: 15,
    clock,
    random: Math.random,
    log,
    known: null,
    onLead: () => undefined,
    onFollow: () => undefined,
    onState: () => undefined,
  });
  await cluster.start();
  cluster.publish(STORED_STATE);
  await cluster.stop();
}

/** Fixtures of what is in Redis: one for each prefix of keys, which contains the format. */
async function writeRedis(): Promise<[string, string][]> {
  const redis = await startRedis();
  try {
    const options = { redisUrl: redis.url, sourceId: SOURCE_ID, random: Math.random };
    await publishBoard(redis.url);
    await writeAccess(new RedisStore({ ...options, refreshMs: 60_000, log, clock }));
    await writeLedger(new RedisLedgerStore(options));
    const byName = new Map<string, Record<string, unknown>>();
    for (const [key, value] of await dumpRedis(redis.url)) {
      const [, format = '', part = 'board'] = /\}:(\d+):(access|alerts)?/.exec(key) ?? [];
      const name = `redis-${part}-${format}.json`;
      byName.set(name, { ...byName.get(name), [key]: value });
    }
    return [...byName].map(([name, keys]) => [name, `${JSON.stringify(keys, null, 2)}\n`]);
  } finally {
    await redis.close();
  }
}

/** The format that a file says it has. */
function formatOf(text: string): string {
  const [, format] =
    /"format":(\d+)/.exec(text) ?? /INTO history_version \(version\) VALUES \((\d+)\)/.exec(text) ?? [];
  if (format === undefined) throw new Error('What is stored says no format.');
  return format;
}

/** Everything that this build stores outside its process, by the name of its fixture, which ends with its format. */
export async function writeStored(): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'board-stored-'));
  try {
    const queueFolder = join(folder, 'queue');
    await writeStateFile(folder);
    await writeAccess(new FileStore(folder, { log, clock }));
    await writeLedger(new FileLedgerStore(folder, { log, now: clock.now }));
    await writeQueue(queueFolder);
    const history = await writeHistory(folder);
    const [state, access, alerts, queue] = await Promise.all([
      readFile(join(folder, 'state.json'), 'utf8'),
      readFile(join(folder, 'access.json'), 'utf8'),
      readFile(join(folder, 'alerts.json'), 'utf8'),
      readFile(join(queueFolder, 'history-queue.jsonl'), 'utf8'),
    ]);
    return new Map([
      [`state-${formatOf(state)}.json`, state],
      [`access-${formatOf(access)}.json`, access],
      [`alerts-${formatOf(alerts)}.json`, alerts],
      [`history-${formatOf(history)}.sql`, history],
      // These contain no format: raise the number when older ones are no longer read as they are.
      ['history-queue-1.jsonl', queue],
      ['cookies-1.json', await writeCookies()],
      ...(await writeRedis()),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
