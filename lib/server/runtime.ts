import 'server-only';

import { setTimeout as sleep } from 'node:timers/promises';

import { systemClock } from './clock';
import { getConfig } from './config';
import { getLogger } from './logger';
import { Poller } from './poller';
import { createSectionReaders } from './section-readers';
import { SnapshotStore } from './snapshot-store';
import { openSource } from './source';

/** What one process shares between its pages, routes and server. */
export interface Runtime {
  readonly store: SnapshotStore;
  /** Ends polling and closes the source. */
  stop(): Promise<void>;
}

const FIRST_READ_WAIT_MS = 3_000;

// Pages and routes are bundled apart and share no module state: what they share hangs on globalThis.
const KEY = Symbol.for('prodmanager-dashboard.runtime');
const shared = globalThis as { [KEY]?: Promise<Runtime> };

async function createRuntime(): Promise<Runtime> {
  const config = getConfig();
  const log = getLogger();
  const source = await openSource(config);
  if (source.isDemo) {
    log.info('PRODMANAGER_URL is not set: showing the embedded sandbox, which is demo data');
  } else if (!source.hasToken) {
    log.warn(
      'PRODMANAGER_TOKEN is not set: ProdManager hides all comments and may allow only 60 requests an hour; a token shows the public comments and allows 1500',
    );
  }
  const timeZone = source.isDemo ? 'UTC' : config.PRODMANAGER_TIME_ZONE;
  const intervalSeconds = config.REFRESH_INTERVAL_SECONDS;
  const store = new SnapshotStore(systemClock, {
    title: config.BOARD_TITLE,
    isDemo: source.isDemo,
    timeZone,
    intervalSeconds,
    isSlowed: false,
  });
  const reported = new Set<string>();
  const readers = createSectionReaders(source.client, (section, problem) => {
    if (reported.has(problem) || reported.size > 1_000) return;
    reported.add(problem);
    log.warn({ section, problem }, 'row left out');
  });
  const poller = new Poller({ readers, store, clock: systemClock, log, timeZone, intervalSeconds });
  // Whoever comes first should see a board, but a source that does not answer must not hold up the start.
  await Promise.race([poller.start(), sleep(FIRST_READ_WAIT_MS, undefined, { ref: false })]);
  return {
    store,
    stop: async () => {
      poller.stop();
      await source.close();
    },
  };
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
