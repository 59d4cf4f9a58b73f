import { Pool, types, type PoolClient } from 'pg';

import type { Query, Sql, SqlRow, SqlValue } from './sql';

/** Locks of this board, so that they differ from those of other programs on the same database. */
const LOCK_SPACE = 0x70726f64;
const MAX_CONNECTIONS = 4;
const CONNECT_TIMEOUT_MS = 5_000;
/** A server that does not answer for this long counts as lost. */
const QUERY_TIMEOUT_MS = 15_000;
const INT8 = 20;
const NUMERIC = 1_700;

const numbered = new Map<string, string>();
const MAX_NUMBERED = 500;

/** `?` as `$1`, `$2`… */
function toNumbered(text: string): string {
  const known = numbered.get(text);
  if (known !== undefined) return known;
  let count = 0;
  const result = text.replaceAll('?', () => `$${(count += 1)}`);
  if (numbered.size >= MAX_NUMBERED) numbered.clear();
  numbered.set(text, result);
  return result;
}

const toQuery =
  (client: Pool | PoolClient): Query =>
  async <Row = SqlRow>(text: string, values: readonly SqlValue[] = []) => {
    const { rows } = await client.query(toNumbered(text), [...values]);
    return rows as Row[];
  };

/** Opens a pool of connections; the first query connects. @param onError Called when an idle connection breaks. */
export function openPostgres(url: string, onError: (error: Error) => void): Sql {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    statement_timeout: QUERY_TIMEOUT_MS,
    idle_in_transaction_session_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'prodmanager-dashboard',
    types: {
      // Sums and times fit into a number.
      getTypeParser: (oid: number, format?: 'text' | 'binary'): ((value: string) => unknown) =>
        oid === INT8 || oid === NUMERIC
          ? Number
          : (types.getTypeParser(oid, format) as (value: string) => unknown),
    },
  });
  pool.on('error', onError);
  return {
    engine: 'postgres',
    query: toQuery(pool),
    transaction: async (lock, run) => {
      const client = await pool.connect();
      // An error between two statements would otherwise be thrown as an event.
      client.on('error', onError);
      let problem: Error | undefined;
      try {
        await client.query('BEGIN');
        await client.query('SELECT pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, lock]);
        const result = await run(toQuery(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        problem = error instanceof Error ? error : new Error(String(error));
        throw error;
      } finally {
        client.off('error', onError);
        // A connection with an error is closed, which rolls back.
        client.release(problem);
      }
    },
    close: () => pool.end(),
  };
}
