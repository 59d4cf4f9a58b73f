import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { BoardState, Publication } from '../snapshot/board-state';
import { coalesce } from '../util/coalesce';
import type { ClusterOptions, Role } from './cluster-options';
import { Election, type Heartbeat } from './election';
import { Exchange } from './exchange';
import { keysOf } from './keys';
import { RedisLink, toRedisProblem } from './redis-link';
import { SharedBoard } from './shared-board';
import { SourceHealth } from './source-health';
import { createTiming, type Timing } from './timing';

const START_TIMEOUT_MS = 2_500;
/** When the lease is released, instances wait a random time up to this before they try to take it. */
const RELEASE_JITTER_MS = 100;

/** This instance's membership in the cluster. */
export interface Cluster {
  /** Joins the cluster. Resolves when the first role is known, within three seconds even if Redis is unreachable. */
  start(): Promise<void>;
  /**
   * Publishes a state to the other instances. While Redis is unreachable, the latest state is queued. Ignored if this
   * instance does not poll.
   */
  publish(state: BoardState): void;
  /** Gives the lease back and leaves. Does not reject, and takes a few seconds at most. */
  stop(): Promise<void>;
  readonly role: Role;
  /** The publication that this instance's state is, or was derived from. Save it with the state. */
  readonly publication: Publication | null;
  /** Whether Redis is reachable. */
  readonly isConnected: boolean;
  /** The part of the source's budget that this instance may use: 1, or an equal share while Redis is unreachable. */
  budgetShare(): number;
}

class RedisCluster implements Cluster {
  readonly #options: ClusterOptions;
  readonly #timing: Timing;
  readonly #link: RedisLink;
  readonly #election: Election;
  readonly #exchange: Exchange;
  readonly #sourceHealth: SourceHealth;
  readonly #sendHeartbeat = coalesce(() => this.#sendHeartbeatOnce());
  readonly #receive = coalesce(() => this.#receiveOnce());
  readonly #send = coalesce(() => this.#sendOnce());
  #settle: () => void = () => undefined;
  /** Resolves when the first role is known. */
  readonly #settled = new Promise<void>((resolve) => (this.#settle = resolve));
  #connection: 'untried' | 'up' | 'down' = 'untried';
  #activity: 'none' | 'polling' | 'following' = 'none';
  #holder: string | null = null;
  #token: number;
  #instances = 1;
  #isStopped = false;
  #heartbeatTimer: NodeJS.Timeout | undefined;
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
      onReady: () => void this.#sendHeartbeat(),
      onLost: (error) => this.#onRedisLost(error),
      onMessage: (message) => this.#onMessage(message),
    });
    this.#token = known?.term ?? 0;
    this.#election = new Election(this.#link, sourceId, this.#timing, randomUUID(), this.#token);
    this.#sourceHealth = new SourceHealth(clock);
    this.#exchange = new Exchange(new SharedBoard(this.#link, sourceId, clock), known, {
      log,
      onState: (state) => this.#activity !== 'polling' && options.onState(state),
    });
  }

  get role(): Role {
    if (!this.isConnected) return 'alone';
    return this.#activity === 'polling' ? 'poller' : 'follower';
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
    await Promise.race([this.#settled, sleep(START_TIMEOUT_MS, undefined, { ref: false })]);
    if (this.#connection === 'untried') this.#onRedisLost(Object.assign(new Error(), { code: 'TIMEOUT' }));
  }

  publish(state: BoardState): void {
    if (this.#activity !== 'polling') return;
    this.#sourceHealth.note(state);
    this.#exchange.queue(state);
    void this.#send();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#heartbeatTimer);
    clearTimeout(this.#aloneTimer);
    await this.#send();
    // If this fails, the lease expires.
    if (this.isConnected) await this.#election.leave().catch(() => undefined);
    this.#link.close();
  }

  async #sendHeartbeatOnce(): Promise<void> {
    if (this.#isStopped) return;
    try {
      await this.#onHeartbeat(await this.#election.sendHeartbeat(this.#sourceHealth.health));
    } catch (error) {
      this.#onRedisLost(error);
    }
    clearTimeout(this.#heartbeatTimer);
    if (!this.#isStopped)
      this.#heartbeatTimer = setTimeout(() => void this.#sendHeartbeat(), this.#timing.nextHeartbeatMs());
  }

  async #receiveOnce(): Promise<void> {
    try {
      await this.#exchange.receive(this.#token);
    } catch (error) {
      this.#onRedisLost(error);
    }
  }

  async #sendOnce(): Promise<void> {
    if (this.#holder === null) return;
    try {
      if (await this.#exchange.send(this.#holder)) return;
      this.#holder = null;
      void this.#sendHeartbeat();
    } catch (error) {
      this.#onRedisLost(error);
    }
  }

  #onMessage(message: string): void {
    if (this.#activity === 'polling' || this.#isStopped) return;
    if (message !== 'released') void this.#receive();
    else setTimeout(() => void this.#sendHeartbeat(), RELEASE_JITTER_MS * this.#options.random());
  }

  /** Takes the role that the heartbeat assigned. */
  async #onHeartbeat({ holder, token, isFree, instances, mark }: Heartbeat): Promise<void> {
    this.#instances = instances;
    this.#token = token;
    clearTimeout(this.#aloneTimer);
    if (this.#connection !== 'up') this.#options.log.info({ instances }, 'Redis is in reach');
    this.#connection = 'up';
    this.#holder = holder;
    if (holder === null) this.#follow(isFree);
    if (this.#activity !== 'polling' && mark !== this.#exchange.mark) await this.#receive();
    if (this.isConnected && holder !== null) {
      this.#lead();
      if (mark === '') this.#exchange.queueAgain();
      void this.#send();
    }
    this.#settle();
  }

  /** A poller continues, and a follower starts to poll after a delay. */
  #onRedisLost(error: unknown): void {
    this.#holder = null;
    if (this.#connection === 'down' || this.#isStopped) return;
    const isFirst = this.#connection === 'untried';
    this.#connection = 'down';
    const problem = toRedisProblem(error);
    this.#options.log.warn({ problem }, 'Redis is out of reach: this instance now reads by itself');
    if (isFirst) this.#lead();
    else this.#aloneTimer = setTimeout(() => this.#lead(), this.#timing.nextAloneDelayMs());
    this.#settle();
  }

  #lead(): void {
    if (this.#activity === 'polling' || this.#isStopped) return;
    this.#activity = 'polling';
    this.#sourceHealth.reset();
    this.#options.log.info({ role: this.role }, 'this instance polls the source');
    this.#options.onLead();
  }

  /** @param isHandedOver Whether the lease is free because this instance gave it back. */
  #follow(isHandedOver: boolean): void {
    if (this.#activity === 'following') return;
    const wasPolling = this.#activity === 'polling';
    this.#activity = 'following';
    this.#sourceHealth.reset();
    const { log } = this.#options;
    if (isHandedOver) log.warn('this instance cannot read the source and hands over to another');
    else log.info({ role: this.role }, 'another instance polls the source');
    this.#exchange.clearQueue();
    if (wasPolling) this.#options.onFollow();
  }
}

/**
 * Creates the membership in a cluster: among the instances with the same source and Redis server, one polls and the others
 * show what it publishes. Without Redis, each polls for itself with its share of the source's budget.
 *
 * `start()` throws a TypeError if the address of Redis is invalid.
 */
export function createCluster(options: ClusterOptions): Cluster {
  return new RedisCluster(options);
}
