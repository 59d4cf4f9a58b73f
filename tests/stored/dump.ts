import { createClient } from 'redis';

import type { Sql, SqlValue } from '@/lib/server/history/sql/sql';

const toLiteral = (value: SqlValue | undefined): string => {
  if (value === null || value === undefined) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
};

/** A SQLite database as statements that both engines understand, one a line. */
export async function dumpSql({ query }: Sql): Promise<string> {
  const made = await query<{ type: string; name: string; sql: string }>(
    `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name`,
  );
  const statements = made.map(({ sql }) => `${sql.replace(/\s+/g, ' ').replace(' WITHOUT ROWID', '')};`);
  for (const { name } of made.filter(({ type }) => type === 'table')) {
    const columns = (await query<{ name: string }>(`SELECT name FROM pragma_table_info('${name}')`)).map(
      (column) => column.name,
    );
    const order = columns.map((_, at) => at + 1).join(', ');
    for (const row of await query(`SELECT * FROM ${name} ORDER BY ${order}`))
      statements.push(
        `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((column) => toLiteral(row[column])).join(', ')});`,
      );
  }
  return `${statements.join('\n')}\n`;
}

/** What is stored under a key of Redis: a text, or the fields of a hash. */
export type RedisValue = string | Readonly<Record<string, string>>;

/** A connection to a Redis; close it with `destroy`. */
async function connectToRedis(url: string) {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** All texts and hashes of a Redis by key, without those that change by themselves: leases and members. */
export async function dumpRedis(url: string): Promise<ReadonlyMap<string, RedisValue>> {
  const client = await connectToRedis(url);
  try {
    const found = new Map<string, RedisValue>();
    for (const key of (await client.keys('*')).toSorted()) {
      const type = await client.type(key);
      if (type === 'hash') found.set(key, { ...(await client.hGetAll(key)) });
      else if (type === 'string' && !key.endsWith(':lease')) found.set(key, (await client.get(key)) ?? '');
    }
    return found;
  } finally {
    client.destroy();
  }
}

/** Stores what {@link dumpRedis} returned. */
export async function restoreRedis(url: string, stored: Readonly<Record<string, RedisValue>>): Promise<void> {
  const client = await connectToRedis(url);
  try {
    for (const [key, value] of Object.entries(stored))
      if (typeof value === 'string') await client.set(key, value);
      else await client.hSet(key, value);
  } finally {
    client.destroy();
  }
}
