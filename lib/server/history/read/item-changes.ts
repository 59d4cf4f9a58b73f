import type { Product } from '@/lib/status/model/visibility';

import { ITEM_KINDS } from '../store/codes';
import { allOf, anyOf, hasPlace, isIn, isInAreas, type Clause } from './areas';
import { inPeriod, isAfter, RANKS, toKey, type Ranked, type Read } from './change-list';

/** Scopes and services are visible if one of their places may be. */
function isVisibleItem(kind: 'scope' | 'service' | 'item', areas: readonly Product[]): Clause {
  if (kind === 'item') return isInAreas(areas);
  return anyOf(areas.map(({ scopes, services }) => isIn(kind, kind === 'scope' ? scopes : services)));
}

/** Reads what was created, renamed, moved and deleted. @throws Error of the engine */
export async function readItemChanges(
  { query, source, filter, position }: Read,
  kind: 'scope' | 'service' | 'item',
): Promise<Ranked[]> {
  const rank = RANKS.indexOf(kind);
  const of = kind === 'item' ? 'monitor' : kind;
  const where = allOf([
    {
      text: 'source = ? AND kind = ? AND (was_name IS NOT NULL OR after_ms IS NOT NULL)',
      values: [source, ITEM_KINDS[of]],
    },
    isVisibleItem(kind, filter.areas),
    ...(filter.monitors && kind === 'item' ? [isIn('item', filter.monitors)] : []),
    isAfter(position, rank, 'item'),
    ...inPeriod(filter),
  ]);
  const rows = await query<{
    item: number;
    at_ms: number;
    after_ms: number | null;
    is_gone: number;
    name: string;
    scope: number;
    service: number;
    was_name: string | null;
    was_scope: number | null;
    was_service: number | null;
  }>(
    `SELECT item, at_ms, after_ms, is_gone, name, scope, service, was_name, was_scope, was_service
      FROM history_items WHERE ${where.text} ORDER BY at_ms DESC, item LIMIT ?`,
    [...where.values, filter.limit + 1],
  );
  return rows.map((row) => {
    const at = { at: row.at_ms, rank, id: row.item };
    const before =
      row.was_scope === null || row.was_service === null
        ? null
        : { scopeId: row.was_scope, serviceId: row.was_service };
    const isMoved = before !== null && (before.scopeId !== row.scope || before.serviceId !== row.service);
    const isRenamed = row.was_name !== null && row.was_name !== row.name;
    const change = row.is_gone === 1 ? 'deleted' : isMoved ? 'moved' : isRenamed ? 'renamed' : 'created';
    return {
      position: at,
      change: {
        kind: 'inventory',
        of,
        change,
        key: toKey(at),
        at: row.at_ms,
        after: row.after_ms,
        id: row.item,
        name: row.name,
        scopeId: row.scope,
        serviceId: row.service,
        fromName: isRenamed ? row.was_name : null,
        // A viewer who may not see where it was does not learn it.
        fromPlace: isMoved && hasPlace(filter.areas, before) ? before : null,
      },
    };
  });
}
