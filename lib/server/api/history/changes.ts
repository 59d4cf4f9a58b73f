import { ALL_CHANGE_STATUSES } from '@/lib/status/changes/change-statuses';
import { HISTORY_KINDS, type HistoryChange } from '@/lib/status/history/types';
import { UNKNOWN_ID, type Place } from '@/lib/status/model/types';

import type { Viewer } from '../../auth/viewer';
import { parseKey } from '../../history/read/change-list';
import { toJsonResponse } from '../read-api/responses';
import { answer, readOr503, toIso, type HistorySources } from './answer';
import { HistoryQuery } from './history-query';
import type { SentChange, SentChanges } from './schemas';

/** The most changes of a page, and how many there are by default. */
export const PER_PAGE = { max: 200, default: 50 } as const;

const toId = (id: number): number | null => (id === UNKNOWN_ID ? null : id);
const toPlace = ({ scopeId, serviceId }: Place) => ({ scopeId: toId(scopeId), serviceId: toId(serviceId) });

function toSent(change: HistoryChange): SentChange {
  const { key, at, after, id, name } = change;
  const subject = {
    key,
    at: toIso(at),
    after: after === null ? null : toIso(after),
    id,
    name,
    ...toPlace(change),
  };
  if (change.kind !== 'inventory') {
    const { kind, from, to } = change;
    return { ...subject, kind, from, to };
  }
  const { kind, of, change: what, fromName, fromPlace } = change;
  return { ...subject, kind, of, change: what, fromName, fromPlace: fromPlace && toPlace(fromPlace) };
}

/** Answers `/api/history/changes`: recorded changes that the viewer may see, newest first. Errors of the client become responses. */
export function respondWithChanges(
  request: Request,
  { store, pastRecord, log }: HistorySources,
  { visibility }: Pick<Viewer, 'visibility'>,
): Promise<Response> {
  return answer(async () => {
    const query = new HistoryQuery(new URL(request.url).searchParams);
    const areas = query.areasOf(store.forVisibility(visibility).snapshot, visibility);
    const kinds = query.wordsOf('kind', HISTORY_KINDS);
    const statuses = query.wordsOf('status', ALL_CHANGE_STATUSES);
    const monitors = query.idsOf('monitor');
    const [from, until] = [query.instantOf('from'), query.instantOf('until')];
    const before = query.positionOf('before', (text) => parseKey(text) !== null);
    const limit = query.countOf('per_page', PER_PAGE.max, PER_PAGE.default);
    if (from !== null && until !== null && until <= from) query.reject('until', 'It is not after `from`.');
    query.check();
    const page = await readOr503(
      pastRecord.readChanges({
        areas,
        ...(kinds && { kinds }),
        ...(statuses && { statuses }),
        ...(monitors && { monitors }),
        period: { ...(from !== null && { from }), ...(until !== null && { until }) },
        before,
        limit,
      }),
      log,
    );
    const sent: SentChanges = {
      changes: page.changes.map(toSent),
      gaps: page.gaps.map(({ from: start, until: end, reason }) => ({
        from: toIso(start),
        until: toIso(end),
        reason,
      })),
      next: page.next,
    };
    return toJsonResponse(sent);
  });
}
