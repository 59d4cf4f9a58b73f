import type { Query } from '../sql/sql';

/** The number of a source in the store; adds it if it is new. Within a transaction. */
export async function findSource(query: Query, key: string, timeZone: string): Promise<number> {
  await query(
    `INSERT INTO history_sources (id, source_key, time_zone)
      SELECT COALESCE(max(id), 0) + 1, CAST(? AS text), CAST(? AS text) FROM history_sources WHERE 1 = 1
      ON CONFLICT (source_key) DO NOTHING`,
    [key, timeZone],
  );
  const [row] = await query<{ id: number }>('SELECT id FROM history_sources WHERE source_key = ?', [key]);
  if (!row) throw new Error('the source was not added');
  return row.id;
}
