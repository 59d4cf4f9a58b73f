import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from 'pino';
import { z } from 'zod';

import type { Clock } from '../../util/clock';
import { coalesce } from '../../util/coalesce';
import {
  lastSeenSchema,
  recordSchema,
  type AccessRecord,
  type AccessStore,
  type LastSeen,
  type StoredAccess,
} from './access-store';
import { RedisLink, toRedisProblem } from '../../cluster/redis-link';
import { RedisPairings } from './redis-pairings';
import { CHANGE_RECORD, READ_ALL, SAVE_LAST_SEEN } from './redis-scripts';

/** Options of a {@link RedisStore}. */
export interface RedisStoreOptions {
  readonly redisUrl: string;
  /** Instances share screens if they read the same source. */
  readonly sourceId: string;
  /** How often Redis is read in case a published change was missed. */
  readonly refreshMs: number;
  readonly log: Logger;
  readonly clock: Clock;
  readonly random: () => number;
}

const START_LIMIT_MS = 2_500;
const COMMAND_TIMEOUT_MS = 2_000;
const readSchema = z.tuple([z.string(), z.array(z.string()), z.array(z.string())]);

/** The valid entries of a Redis hash. */
function toMap<Value>(flat: readonly string[], schema: z.ZodType<Value>): Map<string, Value> {
  const found = new Map<string, Value>();
  for (let at = 0; at < flat.length; at += 2) {
    const [id = '', text = ''] = flat.slice(at, at + 2);
    const parsed = z
      .string()
      .transform((json, context) => {
        try {
          return JSON.parse(json) as unknown;
        } catch {
          context.addIssue({ code: 'custom' });
          return z.NEVER;
        }
      })
      .pipe(schema)
      .safeParse(text);
    if (parsed.success) found.set(id, parsed.data);
  }
  return found;
}

/** Stores screens and links in Redis, for all instances of a cluster. Changes are published; missed ones are found by the next refresh. */
export class RedisStore implements AccessStore {
  readonly pairings: RedisPairings;
  readonly #options: RedisStoreOptions;
  readonly #keys: Readonly<Record<'records' | 'seen' | 'version' | 'channel', string>>;
  readonly #link: RedisLink;
  readonly #read = coalesce(() => this.#readOnce());
  #onChange: (stored: StoredAccess) => void = () => undefined;
  #cached = { version: '', records: new Map<string, AccessRecord>() };
  #timer: NodeJS.Timeout | undefined;
  #isDisconnected = false;
  #isClosed = false;
  #resolveFirstRead: () => void = () => undefined;
  readonly #firstRead = new Promise<void>((resolve) => (this.#resolveFirstRead = resolve));

  constructor(options: RedisStoreOptions) {
    const { redisUrl: url, sourceId, random, clock } = options;
    // The 1 is the format of the records, not of the board: paired screens survive an upgrade.
    const prefix = `prodmanager-dashboard:{${sourceId}}:1:access:`;
    this.#options = options;
    this.#keys = {
      records: `${prefix}records`,
      seen: `${prefix}seen`,
      version: `${prefix}mark`,
      channel: `${prefix}changes`,
    };
    this.#link = new RedisLink({
      url,
      channel: this.#keys.channel,
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      random,
      onReady: () => void this.#read(),
      onLost: (error) => this.#disconnect(error),
      onMessage: () => void this.#read(),
    });
    this.pairings = new RedisPairings(this.#link, prefix, clock);
  }

  get isCurrent(): boolean {
    return !this.#isDisconnected;
  }

  /** Resolves after the first read, or after 2.5 seconds if Redis does not respond: then it calls back later. */
  async open(onChange: (stored: StoredAccess) => void): Promise<void> {
    this.#onChange = onChange;
    this.#link.open();
    const timeout = new AbortController();
    const limit = sleep(START_LIMIT_MS, undefined, { ref: false, signal: timeout.signal });
    await Promise.race([this.#firstRead, limit.catch(() => undefined)]);
    timeout.abort();
    this.#readLater();
  }

  async add(record: AccessRecord): Promise<void> {
    await this.#change('add', record.id, record);
  }

  replace(record: AccessRecord): Promise<boolean> {
    return this.#change('replace', record.id, record);
  }

  remove(id: string): Promise<boolean> {
    return this.#change('remove', id, null);
  }

  async saveLastSeen(seen: ReadonlyMap<string, LastSeen>): Promise<void> {
    const args = [...seen].flatMap(([id, lastSeen]) => [id, JSON.stringify(lastSeen)]);
    if (args.length > 0) await this.#link.run(SAVE_LAST_SEEN, [this.#keys.records, this.#keys.seen], args);
  }

  close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#link.close();
    return Promise.resolve();
  }

  async #change(
    action: 'add' | 'replace' | 'remove',
    id: string,
    record: AccessRecord | null,
  ): Promise<boolean> {
    const { records, seen, version, channel } = this.#keys;
    const args = [action, id, JSON.stringify(record), randomUUID(), channel];
    const outcome = await this.#link.run(CHANGE_RECORD, [records, seen, version], args);
    await this.#read();
    return outcome === 1;
  }

  async #readOnce(): Promise<void> {
    if (this.#isClosed) return;
    const keys = this.#keys;
    const cached = this.#cached;
    try {
      const reply = await this.#link.run(READ_ALL, [keys.records, keys.seen, keys.version], [cached.version]);
      const [version, records, seen] = readSchema.parse(reply);
      if (version === '' || version !== cached.version)
        this.#cached = { version, records: toMap(records, recordSchema) };
      if (this.#isDisconnected)
        this.#options.log.info('Redis is connected again: screens and links are up to date');
      this.#isDisconnected = false;
      this.#onChange({ records: this.#cached.records, seen: toMap(seen, lastSeenSchema) });
      this.#resolveFirstRead();
    } catch (error) {
      this.#disconnect(error);
    }
  }

  #readLater(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(
      () => void this.#read().finally(() => this.#readLater()),
      this.#options.refreshMs,
    );
    this.#timer.unref();
  }

  #disconnect(error: unknown): void {
    if (this.#isDisconnected || this.#isClosed) return;
    this.#isDisconnected = true;
    const problem = toRedisProblem(error);
    this.#options.log.warn({ problem }, 'Redis cannot be reached: using the last known screens and links');
  }
}
