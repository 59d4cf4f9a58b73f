import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { RedisLink } from '../cluster/redis-link';
import { EMPTY_LEDGER, type Ledger } from './ledger';
import { createQueue, parseLedger, type Change, type LedgerStore } from './ledger-store';

/** Reads the ledger. Keys: ledger. Returns its version and text, both empty if there is none. */
const READ = `
local found = redis.call('HMGET', KEYS[1], 'version', 'text')
return { found[1] or '', found[2] or '' }`;

/**
 * Replaces the ledger, unless another instance did since it was read. Keys: ledger. Arguments: the version that was read; the new version;
 * the new text; channel. Returns 1 or 0.
 */
const REPLACE = `
if (redis.call('HGET', KEYS[1], 'version') or '') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'text', ARGV[3])
redis.call('PUBLISH', ARGV[4], ARGV[2])
return 1`;

const readSchema = z.tuple([z.string(), z.string()]);
const COMMAND_TIMEOUT_MS = 2_000;
/** Other instances change the ledger rarely: more failures mean that something is wrong. */
const MAX_ATTEMPTS = 10;

/** Stores the ledger in Redis, for all instances of a cluster. */
export class RedisLedgerStore implements LedgerStore {
  readonly #key: string;
  readonly #channel: string;
  readonly #link: RedisLink;
  readonly #queue = createQueue();
  #onChange: () => void = () => undefined;
  #version = '';

  constructor({
    redisUrl: url,
    sourceId,
    random,
  }: {
    readonly redisUrl: string;
    readonly sourceId: string;
    readonly random: () => number;
  }) {
    const prefix = `prodmanager-dashboard:{${sourceId}}:1:alerts:`;
    this.#key = `${prefix}ledger`;
    this.#channel = `${prefix}changes`;
    this.#link = new RedisLink({
      url,
      channel: this.#channel,
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      random,
      onReady: () => this.#onChange(),
      onLost: () => undefined,
      onMessage: (version) => version !== this.#version && this.#onChange(),
    });
  }

  open(onChange: () => void): void {
    this.#onChange = onChange;
    this.#link.open();
  }

  async read(): Promise<Ledger> {
    return (await this.#load()).ledger;
  }

  change<T>(change: Change<T>): Promise<T> {
    return this.#queue(async () => {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const { version, ledger: before } = await this.#load();
        const { ledger, result } = change(before);
        if (ledger === before || (await this.#replace(version, ledger))) return result;
      }
      throw new Error('other instances change the alerts all the time');
    });
  }

  close(): void {
    this.#onChange = () => undefined;
    this.#link.close();
  }

  async #load(): Promise<{ readonly version: string; readonly ledger: Ledger }> {
    const [version, text] = readSchema.parse(await this.#link.run(READ, [this.#key], []));
    // Only instances of this version write the key, so a damaged text is an error, and not replaced.
    const ledger = text === '' ? EMPTY_LEDGER : parseLedger(text);
    if (!ledger) throw new Error('the alerts in Redis are damaged');
    return { version, ledger };
  }

  async #replace(version: string, ledger: Ledger): Promise<boolean> {
    const next = randomUUID();
    this.#version = next;
    const args = [version, next, JSON.stringify(ledger), this.#channel];
    return (await this.#link.run(REPLACE, [this.#key], args)) === 1;
  }
}
