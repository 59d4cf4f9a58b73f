import { GONE, ITEM_KINDS, NOTICE_KINDS, toStatusCode } from '../store/codes';
import { toPlaceholders, type Query, type SqlValue } from '../sql/sql';
import type { Batch } from './batch';

/** Rows per statement. */
const CHUNK = 500;

/** How rows of one table are written: only those that differ from the row before, which they then refer to. */
interface Table {
  readonly name: string;
  readonly key: string;
  readonly types: Readonly<Record<string, string>>;
  /** The columns that are compared with the row before. */
  readonly compared: readonly string[];
  /** The columns for values of the row before, and where they come from. */
  readonly previous: Readonly<Record<string, string>>;
  /** Which rows are no news if there is none before. */
  readonly notFirst: string;
}

const STATUSES: Table = {
  name: 'history_statuses',
  key: 'monitor',
  types: {
    monitor: 'bigint',
    at_ms: 'bigint',
    after_ms: 'bigint',
    status: 'smallint',
    scope: 'bigint',
    service: 'bigint',
  },
  compared: ['status', 'scope', 'service'],
  previous: { was: 'status' },
  notFirst: `v.status = ${GONE}`,
};

const ITEMS: Table = {
  name: 'history_items',
  key: 'kind, item',
  types: {
    kind: 'smallint',
    item: 'bigint',
    at_ms: 'bigint',
    after_ms: 'bigint',
    is_gone: 'smallint',
    name: 'text',
    scope: 'bigint',
    service: 'bigint',
  },
  compared: ['is_gone', 'name', 'scope', 'service'],
  previous: { was_name: 'name', was_scope: 'scope', was_service: 'service' },
  notFirst: 'v.is_gone = 1',
};

const NOTICES: Table = {
  name: 'history_notices',
  key: 'kind, item',
  types: {
    kind: 'smallint',
    item: 'bigint',
    at_ms: 'bigint',
    after_ms: 'bigint',
    status: 'text',
    is_open: 'smallint',
    scope: 'bigint',
    service: 'bigint',
    fields: 'text',
  },
  compared: ['status', 'scope', 'service', 'fields'],
  previous: { was: 'status' },
  notFirst: '1 = 0',
};

/** A statement that inserts a number of rows; its values are those of the rows, then the source three times. */
function toInsert({ name, key, types, compared, previous, notFirst }: Table, rows: number): string {
  const columns = Object.keys(types);
  const isSame = (alias: string): string =>
    key
      .split(', ')
      .map((column) => `${alias}.${column} = v.${column}`)
      .join(' AND ');
  return `WITH v(${columns.join(', ')}) AS (VALUES ${toPlaceholders(Object.values(types), rows)})
    INSERT INTO ${name} (source, ${columns.join(', ')}, ${Object.keys(previous).join(', ')})
    SELECT CAST(? AS bigint), ${columns.map((column) => `v.${column}`).join(', ')},
      ${Object.values(previous)
        .map((column) => `l.${column}`)
        .join(', ')}
    FROM v LEFT JOIN ${name} l ON l.source = ? AND ${isSame('l')} AND l.at_ms = (
      SELECT max(x.at_ms) FROM ${name} x WHERE x.source = ? AND ${isSame('x')} AND x.at_ms <= v.at_ms)
    WHERE (l.at_ms IS NULL AND NOT (${notFirst})) OR ${compared.map((column) => `l.${column} <> v.${column}`).join(' OR ')}
    ON CONFLICT DO NOTHING`;
}

async function insert(query: Query, source: number, table: Table, rows: readonly (readonly SqlValue[])[]) {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK);
    await query(toInsert(table, chunk.length), [...chunk.flat(), source, source, source]);
  }
}

const SPAN = `INSERT INTO history_observed (source, from_ms, until_ms, is_proven, ended) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (source, from_ms) DO UPDATE SET until_ms = excluded.until_ms, ended = excluded.ended
  WHERE excluded.until_ms >= history_observed.until_ms`;

/** After a change that arrived late, the one that follows it may be none. */
const REPEATED = `DELETE FROM history_statuses WHERE source = ? AND at_ms > ? AND EXISTS (
  SELECT 1 FROM history_statuses p WHERE p.source = history_statuses.source AND p.monitor = history_statuses.monitor
    AND p.status = history_statuses.status AND p.scope = history_statuses.scope AND p.service = history_statuses.service
    AND p.at_ms = (SELECT max(x.at_ms) FROM history_statuses x WHERE x.source = history_statuses.source
      AND x.monitor = history_statuses.monitor AND x.at_ms < history_statuses.at_ms))`;

/** What was rolled up after a change that arrives late is rolled up again. */
const ROLL_AGAIN = 'UPDATE history_sources SET rolled_until = ? WHERE id = ? AND rolled_until > ?';

/**
 * Writes a batch within a transaction. What is recorded already, by this instance or another one, is not recorded again.
 *
 * @throws Error of the engine
 */
export async function writeBatch(query: Query, source: number, batch: Batch): Promise<void> {
  const { at, spans, statuses, items, notices } = batch;
  for (const { from, until, isProven, ended } of spans)
    await query(SPAN, [source, from, until, Number(isProven), ended]);
  if (statuses.rows.length + items.rows.length + notices.rows.length === 0) return;
  const [{ late } = { late: 0 }] = await query<{ late: number }>(
    'SELECT count(*) AS late FROM (SELECT 1 FROM history_statuses WHERE source = ? AND at_ms > ? LIMIT 1) later',
    [source, at],
  );
  await insert(
    query,
    source,
    ITEMS,
    items.rows.map(({ kind, id, name, isGone, scopeId, serviceId }) => [
      ITEM_KINDS[kind],
      id,
      at,
      items.after,
      Number(isGone),
      name,
      scopeId,
      serviceId,
    ]),
  );
  await insert(
    query,
    source,
    STATUSES,
    statuses.rows.map(({ id, status, scopeId, serviceId }) => [
      id,
      at,
      statuses.after,
      toStatusCode(status),
      scopeId,
      serviceId,
    ]),
  );
  await insert(
    query,
    source,
    NOTICES,
    notices.rows.map(({ kind, id, status, isOpen, scopeId, serviceId, fields }) => [
      NOTICE_KINDS[kind],
      id,
      at,
      notices.after,
      status,
      Number(isOpen),
      scopeId,
      serviceId,
      fields,
    ]),
  );
  if (late > 0) await query(REPEATED, [source, at]);
  await query(ROLL_AGAIN, [at, source, at]);
}
