import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { BoardReading } from '../snapshot/board-reading';
import type { BuildInfo } from '../util/build-info';
import { ConfigurationError } from '../util/configuration-error';
import type { WorkerAddress } from './worker-server';
import type { AccessEntry } from '../screens/access-table';
import { receiveFrom, openBoardChannel } from './board-channel';
import { createHeartbeat, watchHeartbeat, type WatchOptions } from './heartbeat';
import type { EdgeMessage, WorkerStartData, WorkerMessage } from './messages';

/** How a worker ended. */
export interface WorkerEnd {
  /** The exit code: 0 after a clean shutdown. */
  readonly code: number;
  /** The uncaught error; null if the worker exited by itself. */
  readonly error: Error | null;
}

/** A running worker: the thread of Next and the poller. */
export interface BoardWorker {
  readonly build: BuildInfo;
  /** The address of its HTTP server. */
  readonly address: WorkerAddress;
  /** The latest reading of the board, even if the worker is blocked. */
  reading(): BoardReading;
  /** Reports a request by a screen or share link, with the screen's `Screen-Report` header. */
  noteUsed(grantId: string, report: string | undefined): void;
  /** Resolves when the worker has ended, with or without a request. */
  readonly ended: Promise<WorkerEnd>;
  /** From now on, the worker is not ready for a load balancer. It still answers. */
  leave(): void;
  /** Requests a clean shutdown. @param limitMs - after which the worker is terminated. */
  end(limitMs: number): Promise<WorkerEnd>;
}

/** What {@link openWorker} needs. */
export interface OpenWorkerOptions extends Omit<WorkerStartData, 'board' | 'heartbeat'> {
  /** The script of the worker thread. */
  readonly script: URL;
  /** Called when the worker is scraped for metrics. */
  readonly readMetrics: () => Promise<string>;
  /** Called with all screens and share links, at the start and after each change. */
  readonly onAccess: (entries: readonly AccessEntry[]) => void;
  /** When the worker counts as blocked; after a minute by default. */
  readonly watch?: WatchOptions;
}

const send = (worker: Worker, message: EdgeMessage): void => worker.postMessage(message);

async function waitUntilReady(worker: Worker, ended: Promise<WorkerEnd>) {
  const first = once(worker, 'message') as Promise<[WorkerMessage]>;
  const outcome = await Promise.race([first, ended]);
  if (!Array.isArray(outcome)) throw outcome.error ?? new Error(`The worker exited with ${outcome.code}.`);
  const [message] = outcome;
  if (message.kind === 'invalid-config') throw new ConfigurationError(message.problems);
  if (message.kind !== 'ready') throw new Error(`The worker sent "${message.kind}" before "ready".`);
  return message;
}

/** Resolves when the worker exits or blocks; a blocked worker is terminated. */
function watchEnd(worker: Worker, heartbeat: SharedArrayBuffer, watch?: WatchOptions): Promise<WorkerEnd> {
  let error: Error | null = null;
  worker.once('error', (cause: unknown) => {
    error = cause instanceof Error ? cause : new Error(String(cause));
  });
  return new Promise((resolve) => {
    const onBlocked = (): void => {
      // Terminating may take long, or never succeed.
      resolve({ code: 1, error: new Error('The worker is blocked.') });
      void worker.terminate();
    };
    const stopWatching = watchHeartbeat(heartbeat, onBlocked, watch);
    worker.once('exit', (code) => {
      stopWatching();
      resolve({ code, error });
    });
  });
}

/**
 * Starts a worker and waits until it serves requests.
 *
 * @throws ConfigurationError if the environment is invalid. @throws Error if the worker ends before it is ready.
 */
export async function openWorker({
  script,
  readMetrics,
  onAccess,
  watch,
  ...startData
}: OpenWorkerOptions): Promise<BoardWorker> {
  const { publisher, subscriber } = openBoardChannel();
  const reading = receiveFrom(subscriber);
  const heartbeat = createHeartbeat();
  const workerData: WorkerStartData = { ...startData, board: publisher, heartbeat };
  const worker = new Worker(script, { workerData, transferList: [publisher.port] });
  const ended = watchEnd(worker, heartbeat, watch);
  const { build, address } = await waitUntilReady(worker, ended);
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'access') onAccess(message.entries);
    if (message.kind === 'metrics')
      void readMetrics().then((text) => send(worker, { kind: 'metrics', text }));
  });
  const first = reading();
  if (!first) throw new Error('The worker is ready but has published no board.');
  return {
    build,
    address,
    reading: () => reading() ?? first,
    noteUsed: (grantId, report) => send(worker, { kind: 'used', grantId, report }),
    ended,
    leave: () => send(worker, { kind: 'leave' }),
    end: async (limitMs) => {
      send(worker, { kind: 'end' });
      const limit = setTimeout(() => void worker.terminate(), limitMs);
      const end = await ended;
      clearTimeout(limit);
      return end;
    },
  };
}
