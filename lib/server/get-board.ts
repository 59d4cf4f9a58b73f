import 'server-only';

import type { Ages, Snapshot } from '@/lib/status/types';

import { getRuntime } from './runtime';

/** The board at one moment: what pages render and `/api/snapshot` sends. */
export interface Board {
  readonly snapshot: Snapshot;
  readonly ages: Ages;
  /** The server's present, an ISO instant. */
  readonly time: string;
}

/** The latest board of this process. */
export async function getBoard(): Promise<Board> {
  const { store } = await getRuntime();
  return { snapshot: store.published.snapshot, ages: store.ages(), time: store.time() };
}
