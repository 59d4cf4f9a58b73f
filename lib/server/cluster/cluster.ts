import 'server-only';

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { BoardState, Publication } from '../snapshot/board-state';
import { coalesce } from '../util/coalesce';
import { Election, type Heartbeat } from './election';
import { Exchange } from './exchange';
import { keysOf } from './keys';
import { SourceHealth } from './source-health';
import { RedisLink } from './redis-link';
import { toRedisProblem } from './redis-problem';
import { SharedBoard } from './shared-board';
import type { Role, ClusterOptions } from './cluster-options';
import { createTiming, type Timing } from './timing';

const START_LIMIT_MS = 2_500;
/** Those who hear at once that the lease is free do not all ask at once. */
const RUSH_MS = 100;

/** One instance's part in sharing one source's budget. */
export interface Cluster {
  /** Joins the others; resolves when the first role is known, within about three seconds even where Redis is not there. */
  start(): Promise<void>;
  /** Hands a state of this instance to the others; kept until it can be where Redis is out of reach, the latest wins; of one that does not poll any more, nothing. */
  publish(state: BoardState): void;
  /** Gives the lease back and leaves; neither rejects nor takes longer than a few seconds. */
  stop(): Promise<void>;
  readonly role: Role;
  /** The publication that the state of this instance is, or goes on from: to be kept with it over a restart. */
  readonly publication: Publication | null;
  /** Whether Redis answers. */
  readonly isConnected: boolean;
  /** Which part of the source's budget this instance may use, 1 for all: what the last known number of instances leaves it while they cannot agree. */
  budgetShare(): number;
}

class RedisCluster implements Cluster {
  readonly #options: ClusterOptions;
  readonly #timing: Timing;
  readonly #link: RedisLink;
  readonly #election: Election;
  readonly #exchange: Exchange;
  readonly #reach: SourceHealth;
  readonly #beat = coalesce(() => this.#beatOnce());
  readonly #read = coalesce(() => this.#readOnce());
  readonly #send = coalesce(() => this.#sendOnce());
  #settle: () => void = () => undefined;
  readonly #settled = new Promise<void>((resolve) => (this.#settle = resolve));
  #connection: 'untried' | 'up' | 'down' = 'untried';
  #turn: 'none' | 'polling' | 'following' = 'none';
  #holder: string | null = null;
  #token: number;
  #instances = 1;
  #isStopped = false;
  #beatTimer: NodeJS.Timeout | undefined;
  #aloneTimer: NodeJS.Timeout | undefined;

  constructor(options: ClusterOptions) {
    const { redisUrl: url, sourceId, intervalSeconds, random, log, clock, known } = options;
    this.#options = options;
    this.#timing = createTiming(intervalSeconds, random);
    this.#link = new RedisLink({
      url,
      channel: keysOf(sourceId).channel,
      commandTimeoutMs: this.#timing.commandTimeoutMs,
      random,
      onReady: () => void this.#beat(),
      onLost: (error) => this.#lose(error),
      onMessage: (message) => this.#hear(message),
    });
    this.#token = known?.term ?? 0;
    this.#election = new Election(this.#link, sourceId, this.#timing, randomUUID(), this.#token);
    this.#reach = new SourceHealth(clock);
    this.#exchange = new Exchange(new SharedBoard(this.#link, sourceId, clock), known, {
      log,
      onState: (state) => this.#turn !== 'polling' && options.onState(state),
    });
  }

  get role(): Role {
    if (!this.isConnected) return 'alone';
    return this.#turn === 'polling' ? 'poller' : 'follower';
  }

  get publication(): Publication | null {
    return this.#exchange.known;
  }

  get isConnected(): boolean {
    return this.#connection === 'up';
  }

  budgetShare(): number {
    return this.isConnected ? 1 : 1 / this.#instances;
  }

  async start(): Promise<void> {
    this.#link.open();
    await Promise.race([this.#settled, sleep(START_LIMIT_MS, undefined, { ref: false })]);
    if (this.#connection === 'untried') this.#lose(Object.assign(new Error(), { code: 'TIMEOUT' }));
  }

  publish(state: BoardState): void {
    if (this.#turn !== 'polling') return;
    this.#reach.note(state);
    this.#exchange.keep(state);
    void this.#send();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#beatTimer);
    clearTimeout(this.#aloneTimer);
    await this.#send();
    // Where it cannot be given back, the lease ends by itself.
    if (this.isConnected) await this.#election.leave().catch(() => undefined);
    this.#link.close();
  }

  async #beatOnce(): Promise<void> {
    if (this.#isStopped) return;
    try {
      await this.#find(await this.#election.beat(this.#reach.reach));
    } catch (error) {
      this.#lose(error);
    }
    clearTimeout(this.#beatTimer);
    if (!this.#isStopped) this.#beatTimer = setTimeout(() => void this.#beat(), this.#timing.nextBeatMs());
  }

  async #readOnce(): Promise<void> {
    try {
      await this.#exchange.read(this.#token);
    } catch (error) {
      this.#lose(error);
    }
  }

  async #sendOnce(): Promise<void> {
    if (this.#holder === null) return;
    try {
      if (await this.#exchange.send(this.#holder)) return;
      this.#holder = null;
      void this.#beat();
    } catch (error) {
      this.#lose(error);
    }
  }

  #hear(message: string): void {
    if (this.#turn === 'polling' || this.#isStopped) return;
    if (message !== 'released') void this.#read();
    else setTimeout(() => void this.#beat(), RUSH_MS * this.#options.random());
  }

  /** Redis has answered: takes the turn that it gives. */
  async #find({ holder, token, isFree, instances, mark }: Heartbeat): Promise<void> {
    this.#instances = instances;
    this.#token = token;
    clearTimeout(this.#aloneTimer);
    if (this.#connection !== 'up') this.#options.log.info({ instances }, 'Redis is in reach');
    this.#connection = 'up';
    this.#holder = holder;
    if (holder === null) this.#follow(isFree);
    if (this.#turn !== 'polling' && mark !== this.#exchange.mark) await this.#read();
    if (this.isConnected && holder !== null) {
      this.#lead();
      if (mark === '') this.#exchange.keepAgain();
      void this.#send();
    }
    this.#settle();
  }

  /** Redis is out of reach: whoever polled goes on, and whoever followed begins in a while. */
  #lose(error: unknown): void {
    this.#holder = null;
    if (this.#connection === 'down' || this.#isStopped) return;
    const isFirst = this.#connection === 'untried';
    this.#connection = 'down';
    const problem = toRedisProblem(error);
    this.#options.log.warn({ problem }, 'Redis is out of reach: this instance goes on alone');
    if (isFirst) this.#lead();
    else this.#aloneTimer = setTimeout(() => this.#lead(), this.#timing.nextAloneDelayMs());
    this.#settle();
  }

  #lead(): void {
    if (this.#turn === 'polling' || this.#isStopped) return;
    this.#turn = 'polling';
    this.#reach.begin();
    this.#options.log.info({ role: this.role }, 'this instance polls the source');
    this.#options.onLead();
  }

  /** @param isHandedOver - Whether nobody polls yet: this instance gave the lease back. */
  #follow(isHandedOver: boolean): void {
    if (this.#turn === 'following') return;
    const wasPolling = this.#turn === 'polling';
    this.#turn = 'following';
    this.#reach.begin();
    const { log } = this.#options;
    if (isHandedOver) log.warn('this instance cannot read the source and hands over to another');
    else log.info({ role: this.role }, 'another instance polls the source');
    this.#exchange.forget();
    if (wasPolling) this.#options.onFollow();
  }
}

/**
 * This instance's part among those that read the same source and know the same Redis: one polls, the others show what it
 * publishes. Without Redis each polls for itself, with its share of the source's budget.
 *
 * @throws TypeError at `start()`, where the address of Redis is not one that the client takes
 */
export function createCluster(options: ClusterOptions): Cluster {
  return new RedisCluster(options);
}
