import type { NotifyEvent } from '@/lib/status/notify/event';

import type { Query, Sql } from '../history/sql/sql';
import type { Clock } from '../util/clock';

/** When messages are sent. */
export interface OutboxTiming {
  /** How long a message collects events before it is sent. */
  readonly collectMs: number;
  /** The shortest time between two messages of a channel. */
  readonly digestMs: number;
  /** How long a claim lasts. Must be longer than an attempt. */
  readonly leaseMs: number;
}

/** Events in one message. Of more, the latest are sent. */
const MAX_EVENTS = 50;

/** The present by the clock that all instances share: of the server of PostgreSQL, or of this machine. */
export async function readNow(sql: Pick<Sql, 'engine'>, query: Query, clock: Clock): Promise<number> {
  if (sql.engine === 'sqlite') return clock.now();
  const [row] = await query<{ now: number }>(
    'SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint) AS now',
  );
  return row?.now ?? clock.now();
}

/** The lock of what notifications write; the history's own is the number of the source. */
export const toNotifyLock = (source: number): number => -source;

/** Makes sure that there is a row for a channel. */
export const addChannel = (query: Query, source: number, channel: string): Promise<unknown> =>
  query(
    'INSERT INTO notify_channels (source, channel, sent, failed) VALUES (?, ?, 0, 0) ON CONFLICT (source, channel) DO NOTHING',
    [source, channel],
  );

/**
 * Adds events for a channel, within the transaction that records them as announced: to the message that is not sent yet, or to a new one.
 *
 * @param id Of a new message.
 */
export async function enqueue(
  query: Query,
  source: number,
  {
    channel,
    events,
    id,
    now,
    timing: { collectMs, digestMs },
  }: {
    readonly channel: string;
    readonly events: readonly NotifyEvent[];
    readonly id: string;
    readonly now: number;
    readonly timing: OutboxTiming;
  },
): Promise<void> {
  const [open] = await query<{ id: string; events: string; omitted: number }>(
    'SELECT id, events, omitted FROM notify_outbox WHERE source = ? AND channel = ? AND is_open = 1',
    [source, channel],
  );
  const before = open ? (JSON.parse(open.events) as readonly NotifyEvent[]) : [];
  // Parts of the board that overlap announce the same at the same time.
  const known = new Set(before.map((event) => JSON.stringify(event)));
  const all = [...before];
  for (const event of events) {
    const identity = JSON.stringify(event);
    if (!known.has(identity)) all.push(event);
    known.add(identity);
  }
  const kept = all.slice(-MAX_EVENTS);
  const omitted = (open?.omitted ?? 0) + all.length - kept.length;
  if (open) {
    const updated = await query(
      'UPDATE notify_outbox SET events = ?, omitted = ? WHERE source = ? AND id = ? AND is_open = 1 RETURNING id',
      [JSON.stringify(kept), omitted, source, open.id],
    );
    if (updated.length > 0) return;
    // It was claimed in the meantime: what is new gets another message.
  }
  const [channelRow] = await query<{ sent_ms: number | null }>(
    'SELECT sent_ms FROM notify_channels WHERE source = ? AND channel = ?',
    [source, channel],
  );
  const dueMs = Math.max(now + collectMs, (channelRow?.sent_ms ?? -Infinity) + digestMs);
  const fresh = open ? events.slice(-MAX_EVENTS) : kept;
  await query(
    `INSERT INTO notify_outbox (source, id, channel, events, omitted, is_open, created_ms, due_ms, attempts, lease, leased_until_ms)
      VALUES (?, ?, ?, ?, ?, 1, ?, ?, 0, '', 0)`,
    [source, id, channel, JSON.stringify(fresh), open ? 0 : omitted, now, dueMs],
  );
}
