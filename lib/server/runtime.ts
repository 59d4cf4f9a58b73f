import 'server-only';

import { setTimeout as sleep } from 'node:timers/promises';

import { FULL_VISIBILITY } from '@/lib/status/model/visibility';

import { openAlerts } from './alerts/open-alerts';
import type { Alerts } from './alerts/alerts';
import { Archive } from './archive/archive';
import { openSharedBudget } from './archive/shared-budget';
import { readSession } from './auth/session/read-session';
import { createNameCheck } from './auth/unmatched-names';
import { toAnonymous } from './auth/viewer';
import { ViewerReader } from './auth/viewer-reader';
import { Polling } from './cluster/polling';
import { advise } from './config/advise';
import { readBranding, type BrandingAssets } from './config/branding';
import { getConfig, type Config } from './config/config';
import { requireSource } from './config/source-config';
import { toPastReadings } from './history/demo/past-readings';
import { History } from './history/history';
import { setGlobalProxyAgents } from './http/outbound';
import { openRateLimits, type RateLimits } from './http/rate-limits';
import { renderMarkdown } from './markdown/markdown';
import type { Instance } from './metrics/instance';
import { Metrics } from './metrics/metrics';
import { serveConfiguredMetrics } from './metrics/serve-metrics';
import { openNotifier } from './notify/open-notifier';
import { addPast, type Past } from './poller/readers/since';
import { openSource, type Source } from './poller/source/source';
import { createScreens, type Screens } from './screens/screens';
import { createUnreadState, type BoardState } from './snapshot/board-state';
import { SnapshotStore } from './snapshot/snapshot-store';
import { StateFile } from './snapshot/state-file';
import { readBuildInfo } from './util/build-info';
import { systemClock as clock } from './util/clock';
import { toDigest } from './util/digest';
import { checkDataDir } from './util/data-dir';
import { getLogger } from './util/logger';

/** What pages, routes and the server share. */
export interface Runtime extends Instance {
  readonly store: SnapshotStore;
  readonly metrics: Metrics;
  readonly archive: Archive;
  readonly branding: BrandingAssets;
  readonly viewers: ViewerReader;
  readonly limits: RateLimits;
  readonly screens: Screens;
  /** The recorded past. */
  readonly pastRecord: History;
  /** The alerts of Alertmanager; null if they are off. */
  readonly alerts: Alerts | null;
  /** Makes the instance not ready, because it is about to stop. It still answers and reads as before. */
  leave(): void;
  /** Stops polling, hands over, saves the last state and closes all resources. */
  stop(): Promise<void>;
}

const FIRST_READ_TIMEOUT_MS = 3_000;
/** A database that hangs must not delay the start, or the end. */
const HISTORY_TIMEOUT_MS = 3_000;

// Next bundles pages and routes separately, so they share the runtime through globalThis.
const KEY = Symbol.for('prodmanager-dashboard.runtime');
const shared = globalThis as { [KEY]?: Promise<Runtime> };

async function checkStorage({ DATA_DIR }: Config): Promise<string | null> {
  const problem = await checkDataDir(DATA_DIR);
  if (problem !== null)
    getLogger().warn(
      { problem },
      'DATA_DIR cannot be written to: a restart will not know the last board, nor paired screens',
    );
  return problem;
}

/** The history of a source. That of demo data is kept in memory. */
function createHistory(config: Config, { isDemo, timeZone }: Source): History {
  const { DATABASE_URL, DATA_DIR, PRODMANAGER_URL, REFRESH_INTERVAL_SECONDS } = config;
  return new History({
    databaseUrl: isDemo ? undefined : DATABASE_URL,
    dataDir: isDemo ? null : DATA_DIR,
    // Unlike the id of the source, it stays when a token is added.
    sourceKey: toDigest(JSON.stringify([PRODMANAGER_URL ?? 'demo'])),
    timeZone,
    intervalSeconds: REFRESH_INTERVAL_SECONDS,
    retention: { rawDays: config.HISTORY_RAW_DAYS, tallyDays: config.HISTORY_DAYS ?? null },
    clock,
    log: getLogger(),
  });
}

/** Opens a history, gives demo data its past, and returns what was recorded before this process. */
async function startHistory(
  history: History,
  { past }: Source,
  intervalSeconds: number,
): Promise<Past | null> {
  await history.start();
  if (past)
    await history
      .recordPast(toPastReadings(past, intervalSeconds))
      .catch((err: unknown) => getLogger().warn({ err }, 'the demo starts without a past'));
  return history.readPast();
}

const withLimit = <T>(work: Promise<T>): Promise<T | null> =>
  Promise.race([work, sleep(HISTORY_TIMEOUT_MS, null, { ref: false })]);

/** Wires the parts of the process, and waits briefly for the first board. */
async function createRuntime(): Promise<Runtime> {
  const config = getConfig();
  requireSource(config);
  const log = getLogger();
  const build = readBuildInfo(process.cwd());
  const branding = await readBranding(config, (footer) => renderMarkdown(footer, 'footer').html);
  const dataDirProblem = await checkStorage(config);
  setGlobalProxyAgents(config);

  const metrics = new Metrics(() => runtime);
  const source = await openSource(config, (info) => metrics.observeResponse(info));
  const { client, id: sourceId, path: sourcePath, timeZone, isDemo } = source;
  const intervalSeconds = config.REFRESH_INTERVAL_SECONDS;
  advise(log, source, config);

  // Demo data is not saved or shared: each sandbox generates its own.
  const file = isDemo ? null : new StateFile(config.DATA_DIR, { log, clock, problem: dataDirProblem });
  const pastRecord = createHistory(config, source);
  const started = startHistory(pastRecord, source, intervalSeconds);
  // A database may be away; the memory of demo data never is, and its past takes as long as the machine needs.
  const past = await (isDemo ? started : withLimit(started));
  const restored =
    (await file?.load(sourceId)) ??
    createUnreadState(sourceId, { seconds: intervalSeconds, isSlowed: false });
  const initial = addPast(restored, past);
  const metadata = { title: config.BOARD_TITLE, isDemo, timeZone, readsComments: source.hasToken };
  const store = new SnapshotStore(clock, metadata, initial);

  const limits = openRateLimits(config);
  const archive = new Archive({
    client,
    clock,
    timeZone,
    log,
    poller: () => polling.poller,
    budget: openSharedBudget(limits),
  });

  // Metrics count what anonymous viewers see, or the whole board if they may not see anything.
  const anonymous = toAnonymous(config)?.visibility ?? FULL_VISIBILITY;
  const findUnmatched = createNameCheck(config);
  const publish = (state: BoardState): void => {
    archive.invalidate(store.published.snapshot.sections, state.sections);
    store.publish(state);
    const { scopes, services } = state.sections;
    if (scopes.state === 'fresh' && services.state === 'fresh')
      for (const sentence of findUnmatched(state.sections)) log.warn(sentence);
    metrics.observeVersion(store.forVisibility(anonymous).snapshot.version);
    file?.save(state);
  };
  const notifier = openNotifier(config, {
    store: pastRecord.store,
    board: store,
    source,
    anonymous: toAnonymous(config),
  });
  const polling = new Polling({
    client,
    sourceId,
    sourcePath,
    timeZone,
    intervalSeconds,
    clock,
    random: Math.random,
    log,
    redisUrl: isDemo ? undefined : config.REDIS_URL,
    initial,
    past,
    onState: publish,
    onLead: () => {
      pastRecord.recorder.begin();
      notifier?.lead();
    },
    onFollow: () => {
      pastRecord.recorder.pause();
      void notifier?.follow();
    },
    onRead: (state, closed) => {
      pastRecord.recorder.note(state, closed);
      notifier?.note(closed);
    },
  });

  const alerts = openAlerts({
    config,
    source,
    inventory: () => store.published.snapshot.sections,
    mayWrite: () => polling.poller !== null,
    clock,
    random: Math.random,
    log,
    onReceived: (received) => metrics.observeAlerts(received),
  });
  if (alerts) metrics.observeAlerts({ noted: 0, unlabelled: 0, postponed: 0 });
  const metricsServer = await serveConfiguredMetrics(config, metrics);
  const inventory = () => store.published.snapshot.sections;
  const screens = createScreens({ config, sourceId, isDemo, log, clock, inventory, limits });
  const findGrant = (secret: string) => screens.register.find(secret);
  const viewers = new ViewerReader({ config, clock, readSession, findGrant });

  let isLeaving = false;
  const runtime: Runtime = {
    build,
    store,
    metrics,
    archive,
    branding,
    viewers,
    limits,
    screens,
    pastRecord,
    alerts,
    alertsState: () => alerts?.state ?? null,
    counted: () => store.forVisibility(anonymous).snapshot,
    role: () => polling.cluster?.role ?? 'single',
    isSharingConnected: () => polling.cluster?.isConnected ?? null,
    storageProblem: () => (file ? file.problem : dataDirProblem),
    history: () => pastRecord.health,
    notifications: () => notifier?.health ?? null,
    budget: () => polling.poller?.rateLimit ?? { remaining: null, limit: null },
    hasTriedOnce: () => polling.hasState,
    nextReadInMs: () => polling.poller?.nextReadInMs ?? null,
    isStalled: () => polling.poller?.isStalled ?? false,
    isLeaving: () => isLeaving,
    leave: () => {
      isLeaving = true;
    },
    stop: async () => {
      limits.close();
      await alerts?.stop();
      await polling.stop();
      if (notifier) await withLimit(notifier.stop());
      await withLimit(pastRecord.close());
      await Promise.all([file?.close(), metricsServer?.close(), source.close(), screens.register.stop()]);
    },
  };

  notifier?.start();
  // The first page should show a board, but a source that hangs must not delay the start.
  const firstRead = polling.start();
  alerts?.start();
  await Promise.all([
    screens.register.start(),
    Promise.race([firstRead, sleep(FIRST_READ_TIMEOUT_MS, undefined, { ref: false })]),
  ]);
  return runtime;
}

/** The runtime of this process; the first call creates it. @throws ConfigurationError */
export function getRuntime(): Promise<Runtime> {
  shared[KEY] ??= createRuntime();
  return shared[KEY];
}

/** Stops the runtime, if there is one. */
export async function stopRuntime(): Promise<void> {
  await (await shared[KEY])?.stop();
}
