import { pino } from 'pino';
import { onTestFinished } from 'vitest';

import { toContent } from '@/lib/server/snapshot/board-ages';
import type { BoardContent, BoardState, Publication } from '@/lib/server/snapshot/board-state';
import { systemClock, type Clock } from '@/lib/server/util/clock';
import { createCluster, type Cluster } from '@/lib/server/cluster/cluster';

import { sampleState } from '../snapshot/sample-state';

/** An instance, and its callbacks in order. */
export interface TestInstance {
  readonly cluster: Cluster;
  readonly calls: (
    | { readonly kind: 'lead' }
    | { readonly kind: 'follow' }
    | { readonly kind: 'state'; readonly state: BoardState }
  )[];
  readonly lines: readonly string[];
  /** Whether it polls, by its last callback. */
  isPolling(): boolean;
  /** The states that it received. */
  states(): readonly BoardState[];
  /** Their content. */
  contents(): readonly BoardContent[];
}

/** An instance that is not started yet. Stops it after the test. */
export function createInstance(
  redisUrl: string,
  {
    intervalSeconds = 1,
    clock = systemClock,
    sourceId = 'source-one',
    known = null,
  }: { intervalSeconds?: number; clock?: Clock; sourceId?: string; known?: Publication | null } = {},
): TestInstance {
  const calls: TestInstance['calls'] = [];
  const lines: string[] = [];
  const cluster = createCluster({
    redisUrl,
    sourceId,
    intervalSeconds,
    clock,
    known,
    random: Math.random,
    log: pino({ base: null, level: 'trace' }, { write: (line: string) => lines.push(line) }),
    onLead: () => calls.push({ kind: 'lead' }),
    onFollow: () => calls.push({ kind: 'follow' }),
    onState: (state) => calls.push({ kind: 'state', state }),
  });
  onTestFinished(() => cluster.stop());
  const states = () => calls.flatMap((entry) => (entry.kind === 'state' ? [entry.state] : []));
  return {
    cluster,
    calls,
    lines,
    isPolling: () => calls.findLast(({ kind }) => kind !== 'state')?.kind === 'lead',
    states,
    contents: () => states().map(toContent),
  };
}

/** Starts several instances at the same time. */
export async function startInstances(
  count: number,
  redisUrl: string,
  options: Parameters<typeof createInstance>[1] = {},
): Promise<TestInstance[]> {
  const instances = Array.from({ length: count }, () => createInstance(redisUrl, options));
  await Promise.all(instances.map(({ cluster }) => cluster.start()));
  return instances;
}

/** The instances that poll. */
export const pollersOf = (instances: readonly TestInstance[]) => instances.filter((one) => one.isPolling());

/** A poller and a follower. */
export async function startPair(redisUrl: string) {
  const instances = await startInstances(2, redisUrl);
  const [poller] = pollersOf(instances);
  const follower = instances.find((one) => one !== poller);
  if (!poller || !follower) throw new Error('no instance polls, or both do');
  return { poller, follower };
}

/** A state that is identified by its interval. */
export const seconds = (value: number): BoardState =>
  sampleState({ interval: { seconds: value, isSlowed: false } });

/** The content of {@link seconds}. */
export const contentOf = (value: number): BoardContent => toContent(seconds(value));
