import type { Logger } from 'pino';

import { ApiError } from '@/lib/prodmanager/protocol/responses';
import type { Snapshot } from '@/lib/status/model/types';

import type { History } from '../../history/history';
import { toStoreProblem } from '../../history/store/store';
import type { SnapshotStore } from '../../snapshot/snapshot-store';
import { toJsonResponse } from '../read-api/responses';

/** Where history routes get their data. */
export interface HistorySources {
  readonly store: Pick<SnapshotStore, 'forVisibility' | 'time'>;
  readonly pastRecord: History;
  readonly log: Pick<Logger, 'warn'>;
}

/** 503: the history exists, but its store is away. */
const UNAVAILABLE = new ApiError(
  503,
  { message: 'History not available', reasons: { history: ['The history cannot be read at the moment.'] } },
  { 'retry-after': '30' },
);

/** Reads from the history. @throws ApiError 503 while its store is away */
export async function readOr503<T>(read: Promise<T>, log: HistorySources['log']): Promise<T> {
  try {
    return await read;
  } catch (error) {
    log.warn({ problem: toStoreProblem(error) }, 'the history cannot be read');
    throw UNAVAILABLE;
  }
}

/** Sends what a history route answers; an {@link ApiError} becomes a response. */
export async function answer(respond: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await respond();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return toJsonResponse(error.body, error.status, error.headers);
  }
}

/** Epoch milliseconds as an ISO instant. */
export const toIso = (ms: number): string => new Date(ms).toISOString();

/** Names of scopes and services by id; null for those that the viewer's board does not have. */
export function createNames({ sections: { scopes, services } }: Pick<Snapshot, 'sections'>) {
  const [scopeNames, serviceNames] = [scopes, services].map(
    ({ items }) => new Map(items.map(({ id, name }) => [id, name])),
  );
  return {
    scope: (id: number | null): string | null => (id === null ? null : (scopeNames?.get(id) ?? null)),
    service: (id: number | null): string | null => (id === null ? null : (serviceNames?.get(id) ?? null)),
  };
}
