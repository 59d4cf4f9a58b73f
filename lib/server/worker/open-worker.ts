import 'server-only';

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { BoardReading } from '../snapshot/board-reading';
import type { BuildInfo } from '../util/build-info';
import { ConfigurationError } from '../util/configuration-error';
import type { WorkerAddress } from './worker-server';
import type { AccessEntry } from '../screens/access-table';
import { receiveFrom, openBoardChannel } from './board-channel';
import { openHeart, watchHeart, type WatchOptions } from './heartbeat';
import type { EdgeMessage, WorkerStartData, WorkerMessage } from './messages';

/** How a renderer ended. */
export interface WorkerEnd {
  /** 0 where it was told to, and everything was put away. */
  readonly code: number;
  /** What it ended of; null where it ended by itself. */
  readonly error: Error | null;
}

/** The thread that renders, and reads the source. */
export interface BoardWorker {
  readonly build: BuildInfo;
  /** Where it answers. */
  readonly address: WorkerAddress;
  /** The latest of its board; it goes on being told when the renderer hangs. */
  reading(): BoardReading;
  /** Tells it that a screen or a link was used, and what the screen said of itself. */
  noteUsed(grantId: string, report: string | undefined): void;
  /** Told or not. */
  readonly ended: Promise<WorkerEnd>;
  /** Tells it to hand over and put away, and makes an end of it where it has not after so many milliseconds. */
  end(limitMs: number): Promise<WorkerEnd>;
}

/** What is needed to open one. */
export interface OpenWorkerOptions extends Omit<WorkerStartData, 'board' | 'heart'> {
  /** The script that runs in the thread. */
  readonly script: URL;
  /** Asked whenever the renderer is asked for metrics. */
  readonly readMetrics: () => Promise<string>;
  /** Told which screens and links there are, at the start and whenever that changes. */
  readonly onAccess: (entries: readonly AccessEntry[]) => void;
  /** How it is found out that it hangs; a minute without a turn of its event loop unless told. */
  readonly watch?: WatchOptions;
}

const tell = (worker: Worker, message: EdgeMessage): void => worker.postMessage(message);

/** Waits until a renderer serves. */
async function waitUntilReady(worker: Worker, ended: Promise<WorkerEnd>) {
  const first = once(worker, 'message') as Promise<[WorkerMessage]>;
  const outcome = await Promise.race([first, ended]);
  if (!Array.isArray(outcome)) throw outcome.error ?? new Error(`The renderer ended with ${outcome.code}.`);
  const [message] = outcome;
  if (message.kind === 'refused') throw new ConfigurationError(message.problems);
  if (message.kind !== 'ready') throw new Error(`The renderer began with ${message.kind}.`);
  return message;
}

/**
 * Starts a renderer and waits until it serves.
 *
 * @throws ConfigurationError where something in the environment is wrong. @throws Error where it ends before it serves.
 */
export async function openWorker({
  script,
  readMetrics,
  onAccess,
  watch,
  ...given
}: OpenWorkerOptions): Promise<BoardWorker> {
  const { speaker, listener } = openBoardChannel();
  const reading = receiveFrom(listener);
  const heart = openHeart();
  const workerData: WorkerStartData = { ...given, board: speaker, heart };
  const worker = new Worker(script, { workerData, transferList: [speaker.port] });
  let error: Error | null = null;
  worker.once('error', (cause: unknown) => {
    error = cause instanceof Error ? cause : new Error(String(cause));
  });
  const ended = new Promise<WorkerEnd>((resolve) => {
    const stopWatching = watchHeart(
      heart,
      () => {
        // It may take its time to end, or never do.
        resolve({ code: 1, error: new Error('The renderer hangs.') });
        void worker.terminate();
      },
      watch,
    );
    worker.once('exit', (code) => {
      stopWatching();
      resolve({ code, error });
    });
  });
  const { build, address } = await waitUntilReady(worker, ended);
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'access') onAccess(message.entries);
    if (message.kind === 'metrics')
      void readMetrics().then((text) => tell(worker, { kind: 'metrics', text }));
  });
  const first = reading();
  if (!first) throw new Error('The renderer serves, and told nothing of its board.');
  return {
    build,
    address,
    reading: () => reading() ?? first,
    noteUsed: (grantId, report) => tell(worker, { kind: 'used', grantId, report }),
    ended,
    end: async (limitMs) => {
      tell(worker, { kind: 'end' });
      const limit = setTimeout(() => void worker.terminate(), limitMs);
      const end = await ended;
      clearTimeout(limit);
      return end;
    },
  };
}
