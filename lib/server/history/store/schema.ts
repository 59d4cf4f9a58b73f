import { ConfigurationError } from '../../util/configuration-error';
import type { Sql } from '../sql/sql';

/** The lock of migrations; those of writes are the numbers of sources, from 1. */
const MIGRATION_LOCK = 0;

/**
 * The statements of each version, in the SQL of both engines. A version that was released is never changed: add another one.
 *
 * @param table What ends a table whose rows are stored in the order of their key.
 */
const toMigrations = (table: string): readonly (readonly string[])[] => [
  [
    `CREATE TABLE history_sources (
      id bigint NOT NULL PRIMARY KEY,
      source_key text NOT NULL UNIQUE,
      time_zone text NOT NULL,
      rolled_until bigint
    )`,
    `CREATE TABLE history_observed (
      source bigint NOT NULL,
      from_ms bigint NOT NULL,
      until_ms bigint NOT NULL,
      is_proven smallint NOT NULL,
      ended text,
      PRIMARY KEY (source, from_ms)
    )${table}`,
    `CREATE TABLE history_statuses (
      source bigint NOT NULL,
      monitor bigint NOT NULL,
      at_ms bigint NOT NULL,
      after_ms bigint,
      was smallint,
      status smallint NOT NULL,
      scope bigint NOT NULL,
      service bigint NOT NULL,
      PRIMARY KEY (source, monitor, at_ms)
    )${table}`,
    'CREATE INDEX history_statuses_at ON history_statuses (source, at_ms)',
    'CREATE INDEX history_statuses_service ON history_statuses (source, service, at_ms)',
    'CREATE INDEX history_statuses_scope ON history_statuses (source, scope, at_ms)',
    `CREATE TABLE history_items (
      source bigint NOT NULL,
      kind smallint NOT NULL,
      item bigint NOT NULL,
      at_ms bigint NOT NULL,
      after_ms bigint,
      is_gone smallint NOT NULL,
      name text NOT NULL,
      scope bigint NOT NULL,
      service bigint NOT NULL,
      was_name text,
      was_scope bigint,
      was_service bigint,
      PRIMARY KEY (source, kind, item, at_ms)
    )${table}`,
    'CREATE INDEX history_items_at ON history_items (source, at_ms)',
    `CREATE TABLE history_notices (
      source bigint NOT NULL,
      kind smallint NOT NULL,
      item bigint NOT NULL,
      at_ms bigint NOT NULL,
      after_ms bigint,
      was text,
      status text NOT NULL,
      is_open smallint NOT NULL,
      scope bigint NOT NULL,
      service bigint NOT NULL,
      fields text NOT NULL,
      PRIMARY KEY (source, kind, item, at_ms)
    )${table}`,
    'CREATE INDEX history_notices_at ON history_notices (source, at_ms)',
    `CREATE TABLE history_tallies (
      source bigint NOT NULL,
      span smallint NOT NULL,
      start_ms bigint NOT NULL,
      service bigint NOT NULL,
      scope bigint NOT NULL,
      ok bigint NOT NULL,
      warning bigint NOT NULL,
      alert bigint NOT NULL,
      maintenance bigint NOT NULL,
      unobserved bigint NOT NULL,
      outages bigint NOT NULL,
      longest bigint NOT NULL,
      lead_ms bigint NOT NULL,
      tail_ms bigint NOT NULL,
      PRIMARY KEY (source, span, start_ms, service, scope)
    )${table}`,
    'CREATE INDEX history_tallies_service ON history_tallies (source, span, service, start_ms)',
    'CREATE INDEX history_tallies_scope ON history_tallies (source, span, scope, start_ms)',
  ],
  [
    // What was announced of each part of the board that notifications are about.
    `CREATE TABLE notify_announced (
      source bigint NOT NULL,
      part text NOT NULL,
      announced text NOT NULL,
      PRIMARY KEY (source, part)
    )${table}`,
    // The instance that detects what is to be announced.
    `CREATE TABLE notify_detectors (
      source bigint NOT NULL PRIMARY KEY,
      holder text NOT NULL,
      until_ms bigint NOT NULL
    )`,
    // Messages that were not sent yet. Open ones still collect events.
    `CREATE TABLE notify_outbox (
      source bigint NOT NULL,
      id text NOT NULL,
      channel text NOT NULL,
      events text NOT NULL,
      omitted bigint NOT NULL,
      is_open smallint NOT NULL,
      created_ms bigint NOT NULL,
      due_ms bigint NOT NULL,
      attempts bigint NOT NULL,
      lease text NOT NULL,
      leased_until_ms bigint NOT NULL,
      PRIMARY KEY (source, id)
    )${table}`,
    'CREATE INDEX notify_outbox_channel ON notify_outbox (source, channel, created_ms)',
    `CREATE TABLE notify_channels (
      source bigint NOT NULL,
      channel text NOT NULL,
      sent bigint NOT NULL,
      failed bigint NOT NULL,
      sent_ms bigint,
      problem text,
      PRIMARY KEY (source, channel)
    )${table}`,
  ],
];

/** The version of the store that this build writes. */
export const HISTORY_VERSION = toMigrations('').length;

/** Thrown by {@link migrate} if the store was written by a newer build. */
export class NewerStoreError extends ConfigurationError {}

/**
 * Creates the tables, or brings them to this version. Several instances may do so at once.
 *
 * @throws NewerStoreError, or the error of the engine
 */
export async function migrate(sql: Sql): Promise<void> {
  await sql.transaction(MIGRATION_LOCK, async (query) => {
    await query('CREATE TABLE IF NOT EXISTS history_version (version bigint NOT NULL)');
    const [row] = await query<{ version: number }>('SELECT version FROM history_version');
    const version = row?.version ?? 0;
    if (version > HISTORY_VERSION)
      throw new NewerStoreError([
        `the history was written by a newer version of the board (format ${version}, this one knows ${HISTORY_VERSION}): start that version, or give this one another DATABASE_URL or DATA_DIR.`,
      ]);
    if (version === HISTORY_VERSION) return;
    const migrations = toMigrations(sql.engine === 'sqlite' ? ' WITHOUT ROWID' : '');
    for (const statement of migrations.slice(version).flat()) await query(statement);
    await query('DELETE FROM history_version');
    await query('INSERT INTO history_version (version) VALUES (?)', [HISTORY_VERSION]);
  });
}
