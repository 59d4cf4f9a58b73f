import 'server-only';

import { setTimeout as sleep } from 'node:timers/promises';

import { FULL_VISIBILITY } from '@/lib/status/model/visibility';

import { readSession } from './auth/session/read-session';
import { toUnreadState, type BoardState } from './snapshot/board-state';
import { toAnonymous } from './auth/viewer';
import { ViewerReader } from './auth/viewer-reader';
import { createNameCheck } from './auth/unmatched-names';
import { advise } from './config/advise';
import { readBranding, type OwnBranding } from './config/branding';
import { readBuildInfo } from './util/build-info';
import { systemClock } from './util/clock';
import { getConfig } from './config/config';
import { requireSource } from './config/source-config';
import { checkDataDir } from './util/data-dir';
import { Archive } from './archive/archive';
import { openSharedBudget } from './archive/shared-budget';
import type { Instance } from './metrics/instance';
import { renderMarkdown } from './markdown/markdown';
import { getLogger } from './util/logger';
import { Metrics } from './metrics/metrics';
import { serveOwnMetrics } from './metrics/serve-own-metrics';
import { sendThroughProxy } from './http/outbound';
import { Poller } from './poller/poller';
import { openRateLimits, type RateLimits } from './http/rate-limits';
import { createScreens, type Screens } from './screens/screen-access';
import { createCluster, type Cluster } from './cluster/cluster';
import { SnapshotStore } from './snapshot/snapshot-store';
import { openSource } from './poller/source/source';
import { StateFile } from './snapshot/state-file';

/** What one process shares between its pages, routes and server. */
export interface Runtime extends Instance {
  readonly store: SnapshotStore;
  readonly metrics: Metrics;
  /** What the board does not hold, because it is over. */
  readonly archive: Archive;
  readonly branding: OwnBranding;
  /** Who asks. */
  readonly viewers: ViewerReader;
  /** How often clients may do what could be abused. */
  readonly limits: RateLimits;
  /** The paired screens and the links that were shared. */
  readonly screens: Screens;
  /** Ends polling, hands over, keeps the last state and closes what is open. */
  stop(): Promise<void>;
}

const FIRST_READ_WAIT_MS = 3_000;

// Pages and routes are bundled apart and share no module state: what they share hangs on globalThis.
const KEY = Symbol.for('prodmanager-dashboard.runtime');
const shared = globalThis as { [KEY]?: Promise<Runtime> };

async function createRuntime(): Promise<Runtime> {
  const config = getConfig();
  requireSource(config);
  const log = getLogger();
  const clock = systemClock;
  const branding = await readBranding(config, (footer) => renderMarkdown(footer, 'footer').html);
  const dataDirProblem = await checkDataDir(config.DATA_DIR);
  if (dataDirProblem !== null)
    log.warn(
      { problem: dataDirProblem },
      'DATA_DIR cannot be written to: a restart will not know the last board, nor paired screens',
    );
  sendThroughProxy(config);
  const build = readBuildInfo(process.cwd());
  const metrics = new Metrics(() => runtime);
  const source = await openSource(config, (info) => metrics.observeResponse(info));
  advise(log, source, config);

  const { id: sourceId, timeZone, isDemo } = source;
  const intervalSeconds = config.REFRESH_INTERVAL_SECONDS;
  // Invented data is not worth keeping: the next sandbox lives another life.
  const file = isDemo ? null : new StateFile(config.DATA_DIR, { log, clock, problem: dataDirProblem });
  let state =
    (await file?.load(sourceId)) ?? toUnreadState(sourceId, { seconds: intervalSeconds, isSlowed: false });
  const store = new SnapshotStore(
    clock,
    { title: config.BOARD_TITLE, isDemo, timeZone, readsComments: source.hasToken },
    state,
  );
  const counted = toAnonymous(config)?.visibility ?? FULL_VISIBILITY;
  const findUnmatched = createNameCheck(config);
  let hasTriedOnce = false;

  const accept = (next: BoardState): void => {
    archive.follow(state.sections, next.sections);
    state = next;
    hasTriedOnce = true;
    store.publish(next);
    const { scopes, services } = next.sections;
    if (scopes.state === 'fresh' && services.state === 'fresh')
      for (const sentence of findUnmatched(next.sections)) log.warn(sentence);
    metrics.observeVersion(store.forVisibility(counted).snapshot.version);
    file?.save(next);
  };

  let poller: Poller | null = null;
  let sharing: Cluster | null = null;
  let leading: Promise<void> = Promise.resolve();
  const lead = (): Promise<void> => {
    poller?.stop();
    poller = new Poller({
      client: source.client,
      sourceId,
      sourcePath: source.path,
      timeZone,
      intervalSeconds,
      clock,
      random: Math.random,
      log,
      onState: (read) => {
        const next = { ...read, publication: sharing?.publication ?? null };
        try {
          accept(next);
        } finally {
          // What breaks here must not be felt by those who follow.
          sharing?.publish(next);
        }
      },
      budgetShare: () => sharing?.budgetShare() ?? 1,
    });
    return poller.start(state);
  };
  const follow = (): void => {
    poller?.stop();
    poller = null;
  };

  const limits = openRateLimits(config);
  const archive = new Archive({
    client: source.client,
    clock,
    timeZone,
    log,
    poller: () => poller,
    budget: openSharedBudget(limits),
  });
  const served = await serveOwnMetrics(config, metrics);
  const inventory = () => store.published.snapshot.sections;
  const screens = createScreens({ config, sourceId, isDemo, log, clock, inventory, limits });
  const viewers = new ViewerReader({
    config,
    clock,
    readSession,
    findGrant: (secret) => screens.register.find(secret),
  });

  const runtime: Runtime = {
    build,
    store,
    metrics,
    archive,
    branding,
    viewers,
    counted: () => store.forVisibility(counted).snapshot,
    limits,
    screens,
    role: () => sharing?.role ?? 'single',
    isSharingConnected: () => sharing?.isConnected ?? null,
    storageProblem: () => (file ? file.problem : dataDirProblem),
    budget: () => poller?.budget ?? { remaining: null, limit: null },
    hasTriedOnce: () => hasTriedOnce,
    nextReadInMs: () => poller?.nextReadInMs ?? null,
    isStalled: () => poller?.isStalled ?? false,
    stop: async () => {
      follow();
      limits.close();
      await sharing?.stop();
      await Promise.all([file?.close(), served?.close(), source.close(), screens.register.stop()]);
    },
  };

  let firstRead: Promise<void>;
  if (config.REDIS_URL && !isDemo) {
    sharing = createCluster({
      redisUrl: config.REDIS_URL,
      sourceId,
      intervalSeconds,
      log,
      clock,
      random: Math.random,
      known: state.publication,
      onLead: () => {
        leading = lead();
      },
      onFollow: follow,
      onState: accept,
    });
    firstRead = sharing.start().then(() => leading);
  } else {
    firstRead = lead();
  }
  // Whoever comes first should see a board, but a source that does not answer must not hold up the start.
  await Promise.all([
    screens.register.start(),
    Promise.race([firstRead, sleep(FIRST_READ_WAIT_MS, undefined, { ref: false })]),
  ]);
  return runtime;
}

/** The runtime of this process; the first call starts it. @throws ConfigurationError */
export function getRuntime(): Promise<Runtime> {
  shared[KEY] ??= createRuntime();
  return shared[KEY];
}

/** Stops the runtime, if one was started. */
export async function stopRuntime(): Promise<void> {
  await (await shared[KEY])?.stop();
}
