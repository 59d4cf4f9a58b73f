import { pino } from 'pino';
import { onTestFinished } from 'vitest';

import { toContent } from '@/lib/server/snapshot/board-ages';
import type { BoardContent, BoardState, Publication } from '@/lib/server/snapshot/board-state';
import { systemClock, type Clock } from '@/lib/server/util/clock';
import { createCluster, type Cluster } from '@/lib/server/cluster/cluster';

import { sampleState } from '../snapshot/sample-state';

/** One instance, and what it was told, in order. */
export interface TestInstance {
  readonly sharing: Cluster;
  readonly told: (
    | { readonly kind: 'lead' }
    | { readonly kind: 'follow' }
    | { readonly kind: 'state'; readonly state: BoardState }
  )[];
  readonly lines: readonly string[];
  /** Whether it was told last to poll. */
  isPolling(): boolean;
  /** The states that it was given. */
  states(): readonly BoardState[];
  /** What they hold that means the same everywhere. */
  contents(): readonly BoardContent[];
}

/** An instance that has not started yet; it is stopped when the test is over. */
export function createInstance(
  redisUrl: string,
  {
    intervalSeconds = 1,
    clock = systemClock,
    sourceId = 'source-one',
    known = null,
  }: { intervalSeconds?: number; clock?: Clock; sourceId?: string; known?: Publication | null } = {},
): TestInstance {
  const told: TestInstance['told'] = [];
  const lines: string[] = [];
  const sharing = createCluster({
    redisUrl,
    sourceId,
    intervalSeconds,
    clock,
    known,
    random: Math.random,
    log: pino({ base: null, level: 'trace' }, { write: (line: string) => lines.push(line) }),
    onLead: () => told.push({ kind: 'lead' }),
    onFollow: () => told.push({ kind: 'follow' }),
    onState: (state) => told.push({ kind: 'state', state }),
  });
  onTestFinished(() => sharing.stop());
  const states = () => told.flatMap((entry) => (entry.kind === 'state' ? [entry.state] : []));
  return {
    sharing,
    told,
    lines,
    isPolling: () => told.findLast(({ kind }) => kind !== 'state')?.kind === 'lead',
    states,
    contents: () => states().map(toContent),
  };
}

/** Starts instances together. */
export async function startInstances(
  count: number,
  redisUrl: string,
  options: Parameters<typeof createInstance>[1] = {},
): Promise<TestInstance[]> {
  const instances = Array.from({ length: count }, () => createInstance(redisUrl, options));
  await Promise.all(instances.map(({ sharing }) => sharing.start()));
  return instances;
}

/** Those that poll. */
export const pollersOf = (instances: readonly TestInstance[]) => instances.filter((one) => one.isPolling());

/** Two instances, by who polls and who follows. */
export async function startPair(redisUrl: string) {
  const instances = await startInstances(2, redisUrl);
  const [poller] = pollersOf(instances);
  const follower = instances.find((one) => one !== poller);
  if (!poller || !follower) throw new Error('nobody polls, or both do');
  return { poller, follower };
}

/** A state that can be told from others: by its interval. */
export const seconds = (value: number): BoardState =>
  sampleState({ interval: { seconds: value, isSlowed: false } });

/** The content of one. */
export const contentOf = (value: number): BoardContent => toContent(seconds(value));
