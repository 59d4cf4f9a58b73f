import { pino } from 'pino';

import { ProdManager } from '@/lib/prodmanager/index';
import { createRandom, type Random } from '@/lib/sandbox/scenario/random';
import type { Fault } from '@/lib/sandbox/faults/faults';
import { createSandbox, type Sandbox, type SandboxOptions } from '@/lib/sandbox/sandbox';
import type { BoardState } from '@/lib/server/snapshot/board-state';
import { Poller } from '@/lib/server/poller/poller';

import { changeSomething, changeStatus } from './change-something';
import { Witness } from './witness';

/** The parameters of a simulation. */
export interface SimulationOptions extends Pick<SandboxOptions, 'monitors' | 'mood'> {
  readonly seed: number;
  readonly intervalSeconds: number;
  readonly hasToken: boolean;
  readonly hours: number;
  /** Changes per minute. */
  readonly changesPerMinute: number;
  /** Changes during a request; below 1, the probability of one. */
  readonly changesPerRequest: number;
  /** The probability of a fault between two refreshes. */
  readonly faultsPerRefresh: number;
  /** Whether only the status of monitors changes: nothing is created, deleted, renamed or moved. */
  readonly onlyStatuses?: boolean;
}

const START_MS = Date.UTC(2026, 2, 2, 8, 0, 7);

const FAULTS: readonly [Fault, ...Fault[]] = [
  { kind: 'status', status: 500, times: 2 },
  { kind: 'status', status: 503, path: '/api/monitor', times: 1 },
  { kind: 'html', path: '/api/weather/*', times: 1 },
  { kind: 'doubled-row', path: '/api/monitor', times: 1 },
  { kind: 'no-paging', path: '/api/incident', times: 1 },
  { kind: 'broken-json', times: 1 },
  { kind: 'bad-row', path: '/api/monitor', times: 1 },
  { kind: 'bad-row', path: '/api/monitor', row: 'unknown-status', times: 1 },
  { kind: 'rate-limited', retryAfterSeconds: 20, times: 1 },
];

/** A sandbox and a poller with one simulated clock, so that hours pass in seconds. */
export class Simulation {
  readonly sandbox: Sandbox;
  readonly witness: Witness;
  /** How many responses were 429. */
  refusals = 0;
  requests = 0;
  changes = 0;
  /** Whether this refresh has a fault. */
  hadFault = false;
  readonly states: { readonly atMs: number; readonly state: BoardState; readonly hadFault: boolean }[] = [];
  readonly #options: SimulationOptions;
  readonly #random: Random;
  #nowMs = START_MS;
  #next: Fault | null = null;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#random = createRandom(options.seed);
    this.sandbox = createSandbox({
      secret: 'a secret of the tests',
      clock: () => new Date(this.#nowMs),
      rateLimit: { limitWithToken: 1_500, limitAnonymous: 60, windowSeconds: 3_600 },
      seed: options.seed,
      ...(options.mood && { mood: options.mood }),
      ...(options.monitors && { monitors: options.monitors }),
    });
    this.witness = new Witness(this.sandbox.store);
  }

  /** Runs the simulation; calls `check` after each refresh. */
  async run(check: (state: BoardState, simulation: Simulation) => void): Promise<void> {
    const { hasToken, hours, intervalSeconds } = this.#options;
    const endMs = START_MS + hours * 3_600_000;
    const clock = { now: () => this.#nowMs, elapsed: () => this.#nowMs - START_MS };
    const client = new ProdManager({
      url: 'http://sandbox.test',
      ...(hasToken && { token: await this.sandbox.createToken() }),
      maxRetries: 0,
      now: clock.now,
      fetch: (url, init) => this.#fetch(new Request(url, init)),
    });
    const problems: unknown[] = [];
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const poller = new Poller({
      client,
      sourceId: 'sandbox',
      timeZone: 'UTC',
      intervalSeconds,
      clock,
      random: () => this.#random.next(),
      timer: () => () => undefined,
      log: pino({ level: 'silent' }),
      onState: (state) => {
        try {
          this.witness.note();
          check(state, this);
        } catch (error) {
          problems.push(error);
        }
        this.states.push({ atMs: clock.elapsed(), state, hadFault: this.hadFault });
        this.hadFault = false;
      },
      sleep: async (ms) => {
        try {
          this.#wait(ms);
        } catch (error) {
          problems.push(error);
        }
        if (this.#nowMs >= endMs || problems.length > 0) {
          poller.stop();
          finish();
        }
        // Yields, because microtasks alone would starve the test's timers.
        await new Promise((resolve) => setImmediate(resolve));
        this.witness.begin();
      },
    });
    this.witness.begin();
    await poller.start(null);
    await finished;
    if (problems.length > 0) throw problems[0];
  }

  /** A random fault for the next refresh. */
  strike(fault: Fault): void {
    this.#next = fault;
  }

  #wait(ms: number): void {
    const { changesPerMinute, faultsPerRefresh } = this.#options;
    const untilMs = this.#nowMs + ms;
    while (this.#nowMs < untilMs) {
      const stepMs = Math.min(untilMs - this.#nowMs, 1_000);
      this.#nowMs += stepMs;
      if (this.#random.chance((changesPerMinute * stepMs) / 60_000)) this.#change();
      this.sandbox.tick();
    }
    this.sandbox.faults.clear();
    const fault = this.#next ?? (this.#random.chance(faultsPerRefresh) ? this.#random.pick(FAULTS) : null);
    this.#next = null;
    if (!fault) return;
    this.sandbox.faults.set(fault);
    this.hadFault = true;
  }

  async #fetch(request: Request): Promise<Response> {
    this.requests += 1;
    this.#nowMs += 5 + Math.floor(this.#random.next() * 60);
    const { changesPerRequest } = this.#options;
    for (let left = changesPerRequest; left > 0; left -= 1)
      if (this.#random.chance(Math.min(1, left))) this.#change();
    this.witness.noteRequest(new URL(request.url));
    const response = await this.sandbox.fetch(request);
    if (response.status === 429 && response.headers.has('x-ratelimit-limit')) this.refusals += 1;
    return response;
  }

  #change(): void {
    this.changes += 1;
    const change = this.#options.onlyStatuses ? changeStatus : changeSomething;
    change(this.sandbox.store, this.#random);
    this.witness.note();
  }
}
