import 'server-only';

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from 'pino';
import { z } from 'zod';

import type { Clock } from '../../util/clock';
import { coalesce } from '../../util/coalesce';
import { RedisLink, toRedisProblem } from '../../cluster/redis-link';
import type { AccessStore } from './access-store';
import { recordSchema, seenSchema, type AccessRecord, type Kept, type Seen } from './records';
import { RedisPairings } from './redis-pairings';
import { CHANGE, READ, SEE } from './redis-scripts';

/** What a store in Redis is made of. */
export interface RedisStoreOptions {
  readonly redisUrl: string;
  /** Only boards of the same source share screens. */
  readonly sourceId: string;
  /** How often it is read though no change was announced: a change is known to all after that at the latest. */
  readonly refreshMs: number;
  readonly log: Logger;
  readonly clock: Clock;
  readonly random: () => number;
}

const START_LIMIT_MS = 2_500;
const COMMAND_TIMEOUT_MS = 2_000;
const readSchema = z.tuple([z.string(), z.array(z.string()), z.array(z.string())]);

/** What of a hash in Redis makes sense, by its names. */
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

/** Keeps screens and links in Redis, for all instances: a change is announced, and what was missed is read a little later. */
export class RedisStore implements AccessStore {
  readonly pairings: RedisPairings;
  readonly #options: RedisStoreOptions;
  readonly #keys: Readonly<Record<'records' | 'seen' | 'mark' | 'channel', string>>;
  readonly #link: RedisLink;
  readonly #read = coalesce(() => this.#readOnce());
  #onKept: (kept: Kept) => void = () => undefined;
  #known = { mark: '', records: new Map<string, AccessRecord>() };
  #timer: NodeJS.Timeout | undefined;
  #isLost = false;
  #isClosed = false;
  #settle: () => void = () => undefined;
  readonly #settled = new Promise<void>((resolve) => (this.#settle = resolve));

  constructor(options: RedisStoreOptions) {
    const { redisUrl: url, sourceId, random, clock } = options;
    // The format of the records, and not that of boards: paired screens outlive an upgrade.
    const prefix = `prodmanager-dashboard:{${sourceId}}:1:access:`;
    this.#options = options;
    this.#keys = {
      records: `${prefix}records`,
      seen: `${prefix}seen`,
      mark: `${prefix}mark`,
      channel: `${prefix}changes`,
    };
    this.#link = new RedisLink({
      url,
      channel: this.#keys.channel,
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      random,
      onReady: () => void this.#read(),
      onLost: (error) => this.#lose(error),
      onMessage: () => void this.#read(),
    });
    this.pairings = new RedisPairings(this.#link, prefix, clock);
  }

  get isCurrent(): boolean {
    return !this.#isLost;
  }

  /** Resolves when it was read, or after a few seconds where Redis is not there: it is told as soon as it is. */
  async open(onKept: (kept: Kept) => void): Promise<void> {
    this.#onKept = onKept;
    this.#link.open();
    const waiting = new AbortController();
    const limit = sleep(START_LIMIT_MS, undefined, { ref: false, signal: waiting.signal });
    await Promise.race([this.#settled, limit.catch(() => undefined)]);
    waiting.abort();
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

  async see(seen: ReadonlyMap<string, Seen>): Promise<void> {
    const args = [...seen].flatMap(([id, one]) => [id, JSON.stringify(one)]);
    if (args.length > 0) await this.#link.run(SEE, [this.#keys.records, this.#keys.seen], args);
  }

  close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#link.close();
    return Promise.resolve();
  }

  async #change(
    how: 'add' | 'replace' | 'remove',
    id: string,
    record: AccessRecord | null,
  ): Promise<boolean> {
    const { records, seen, mark, channel } = this.#keys;
    const args = [how, id, JSON.stringify(record), randomUUID(), channel];
    const outcome = await this.#link.run(CHANGE, [records, seen, mark], args);
    await this.#read();
    return outcome === 1;
  }

  async #readOnce(): Promise<void> {
    if (this.#isClosed) return;
    const { records, seen, mark } = this.#keys;
    try {
      const answer = readSchema.parse(await this.#link.run(READ, [records, seen, mark], [this.#known.mark]));
      if (answer[0] === '' || answer[0] !== this.#known.mark)
        this.#known = { mark: answer[0], records: toMap(answer[1], recordSchema) };
      if (this.#isLost) this.#options.log.info('screens and links are read from Redis again');
      this.#isLost = false;
      this.#onKept({ records: this.#known.records, seen: toMap(answer[2], seenSchema) });
      this.#settle();
    } catch (error) {
      this.#lose(error);
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

  #lose(error: unknown): void {
    if (this.#isLost || this.#isClosed) return;
    this.#isLost = true;
    const problem = toRedisProblem(error);
    this.#options.log.warn({ problem }, 'Redis is out of reach: screens and links stay as they were known');
  }
}
