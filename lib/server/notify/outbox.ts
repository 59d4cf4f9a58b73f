import type { NotifyEvent } from '@/lib/status/notify/event';

import type { Query, Sql } from '../history/sql/sql';
import type { Store } from '../history/store/store';
import type { Clock } from '../util/clock';
import type { MessageContent } from './channels/rendered';
import { addChannel, readNow, toNotifyLock, type OutboxTiming } from './outbox-rows';

/** A claimed message: events for one channel. */
export interface Message extends MessageContent {
  readonly channel: string;
  /** How often it was attempted, with this time. */
  readonly attempts: number;
  /** How long it has waited, in milliseconds. */
  readonly ageMs: number;
  /** Identifies this claim. */
  readonly lease: string;
}

/** What is known of a channel, of all instances that share the store. */
export interface ChannelState {
  readonly name: string;
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
  /** Epoch milliseconds; null if nothing was sent yet. */
  readonly sentMs: number | null;
  /** Why the last attempt failed; null if it did not. A code without address or value. */
  readonly problem: string | null;
}

/** A message that could not be sent for this long is given up. */
export const GIVE_UP_AFTER_MS = 24 * 3_600_000;

interface MessageRow {
  id: string;
  channel: string;
  events: string;
  omitted: number;
  created_ms: number;
  attempts: number;
}

const toClaim = (engine: Sql['engine']): string => `UPDATE notify_outbox
  SET is_open = 0, lease = ?, leased_until_ms = ?, attempts = attempts + 1
  WHERE source = ? AND id = (
    SELECT o.id FROM notify_outbox o
    WHERE o.source = ? AND o.channel = ? AND o.due_ms <= ? AND o.leased_until_ms <= ? AND NOT EXISTS (
      SELECT 1 FROM notify_outbox p
      WHERE p.source = o.source AND p.channel = o.channel AND p.created_ms < o.created_ms)
    ORDER BY o.created_ms LIMIT 1${engine === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : ''})
  RETURNING id, channel, events, omitted, created_ms, attempts`;

/** The messages that were not sent yet, in the store of the history. Rejects with the engine's error while that is away. */
export class NotifyOutbox {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #timing: OutboxTiming;

  constructor(store: Store, clock: Clock, timing: OutboxTiming) {
    this.#store = store;
    this.#clock = clock;
    this.#timing = timing;
  }

  /** Channels with a message that is due. */
  async findDue(): Promise<readonly string[]> {
    const { sql, source } = await this.#store.open();
    const now = await readNow(sql, sql.query, this.#clock);
    const rows = await sql.query<{ channel: string }>(
      'SELECT DISTINCT channel FROM notify_outbox WHERE source = ? AND due_ms <= ? AND leased_until_ms <= ?',
      [source, now, now],
    );
    return rows.map(({ channel }) => channel);
  }

  /**
   * Claims the oldest message of a channel, if it is due: no other instance gets it until the claim ends. Messages of a channel are sent one
   * after another; while one is tried again, later events collect in the next.
   *
   * @param lease Identifies the claim.
   */
  async claim(channel: string, lease: string): Promise<Message | null> {
    const { sql, source } = await this.#store.open();
    const now = await readNow(sql, sql.query, this.#clock);
    const [row] = await sql.query<MessageRow>(toClaim(sql.engine), [
      lease,
      now + this.#timing.leaseMs,
      source,
      source,
      channel,
      now,
      now,
    ]);
    if (!row) return null;
    return {
      id: row.id,
      channel: row.channel,
      // Written by this class.
      events: JSON.parse(row.events) as readonly NotifyEvent[],
      omitted: row.omitted,
      createdMs: row.created_ms,
      attempts: row.attempts,
      ageMs: now - row.created_ms,
      lease,
    };
  }

  /** Removes a message that was sent. Repeating it changes nothing. */
  async complete(message: Message): Promise<void> {
    await this.#finish(message, async (query, source, now) => {
      await query(
        'UPDATE notify_channels SET sent = sent + 1, sent_ms = ?, problem = NULL WHERE source = ? AND channel = ?',
        [now, source, message.channel],
      );
    });
  }

  /** Gives a message up. */
  async giveUp(message: Message, problem: string): Promise<void> {
    await this.#finish(message, async (query, source) => {
      await query(
        'UPDATE notify_channels SET failed = failed + 1, problem = ? WHERE source = ? AND channel = ?',
        [problem, source, message.channel],
      );
    });
  }

  /** Ends the claim; the message is tried again after a delay. */
  async postpone({ id, lease, channel }: Message, problem: string, delayMs: number): Promise<void> {
    await this.#write(async (query, source, now) => {
      const updated = await query(
        `UPDATE notify_outbox SET lease = '', leased_until_ms = 0, due_ms = ? WHERE source = ? AND id = ? AND lease = ? RETURNING id`,
        [now + delayMs, source, id, lease],
      );
      if (updated.length === 0) return;
      await addChannel(query, source, channel);
      await query('UPDATE notify_channels SET problem = ? WHERE source = ? AND channel = ?', [
        problem,
        source,
        channel,
      ]);
    });
  }

  /** Gives up messages that no instance sends, because their channel is not configured any more. Returns how many there were. */
  async deleteExpired(): Promise<number> {
    return this.#write(async (query, source, now) => {
      const rows = await query<{ channel: string }>(
        'DELETE FROM notify_outbox WHERE source = ? AND created_ms < ? AND leased_until_ms <= ? RETURNING channel',
        [source, now - 2 * GIVE_UP_AFTER_MS, now],
      );
      for (const { channel } of rows) {
        await addChannel(query, source, channel);
        await query('UPDATE notify_channels SET failed = failed + 1 WHERE source = ? AND channel = ?', [
          source,
          channel,
        ]);
      }
      return rows.length;
    });
  }

  /** The state of some channels. */
  async readChannels(names: readonly string[]): Promise<readonly ChannelState[]> {
    const { sql, source } = await this.#store.open();
    const channels = await sql.query<{
      channel: string;
      sent: number;
      failed: number;
      sent_ms: number | null;
      problem: string | null;
    }>('SELECT channel, sent, failed, sent_ms, problem FROM notify_channels WHERE source = ?', [source]);
    const waiting = await sql.query<{ channel: string; count: number }>(
      'SELECT channel, count(*) AS count FROM notify_outbox WHERE source = ? GROUP BY channel',
      [source],
    );
    return names.map((name) => {
      const row = channels.find(({ channel }) => channel === name);
      return {
        name,
        waiting: waiting.find(({ channel }) => channel === name)?.count ?? 0,
        sent: row?.sent ?? 0,
        failed: row?.failed ?? 0,
        sentMs: row?.sent_ms ?? null,
        problem: row?.problem ?? null,
      };
    });
  }

  async #finish(
    { id, lease, channel }: Message,
    count: (query: Query, source: number, now: number) => Promise<void>,
  ): Promise<void> {
    await this.#write(async (query, source, now) => {
      const deleted = await query(
        'DELETE FROM notify_outbox WHERE source = ? AND id = ? AND lease = ? RETURNING id',
        [source, id, lease],
      );
      if (deleted.length === 0) return;
      await addChannel(query, source, channel);
      await count(query, source, now);
    });
  }

  async #write<T>(run: (query: Query, source: number, now: number) => Promise<T>): Promise<T> {
    const { sql, source } = await this.#store.open();
    return sql.transaction(toNotifyLock(source), async (query) =>
      run(query, source, await readNow(sql, query, this.#clock)),
    );
  }
}
