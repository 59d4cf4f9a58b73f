import { setTimeout as sleep } from 'node:timers/promises';

import { createRandom, type Random } from '@/lib/sandbox/scenario/random';

import { PATIENCE_MS } from '../support/patience';
import { Checker, isLive, whyNotRecovered } from './checks';
import { FAULTS, type Fault } from './faults';
import { Usage, type Growth } from './usage';
import { Violation } from './violation';
import { fork, INTERVAL_SECONDS, openWorld, type World } from './world';

/** How long and with which seed. */
export interface ChaosOptions {
  readonly seed: number;
  /** No step begins after so many minutes. */
  readonly minutes: number;
  /** At most so many steps. Default: no limit. */
  readonly steps?: number;
  /** Ends the run early: everything is stopped, and the promise rejects. */
  readonly signal?: AbortSignal;
  /** Gets a line for each step. */
  readonly report: (line: string) => void;
}

/** What happened. */
export interface ChaosResult {
  /** What must never happen, and did; null if nothing. */
  readonly failure: string | null;
  readonly steps: number;
  /** The names of the faults that were injected. */
  readonly faults: readonly string[];
  /** How many answers were checked, and how many of them claimed that all is ok. */
  readonly answers: number;
  readonly claims: number;
  /** How many recorded changes were found again, for each board. */
  readonly changes: Readonly<Record<string, number>>;
  readonly growth: readonly Growth[];
  /** From the end of a fault until all boards were live, in refresh intervals. */
  readonly recoveries: readonly number[];
}

/** Unproven lists are proven by a sweep, of which there is one a minute at most. */
const RECOVERY_MS = 3 * PATIENCE_MS;
const LOOK_EVERY_MS = 150;
const SECOND_FAULT_CHANCE = 0.6;

/** Takes faults from a shuffled deck, so that every fault happens before one happens again. */
class Deck {
  readonly #random: Random;
  #left: Fault[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** One fault, or two of different subjects. */
  draw(): readonly Fault[] {
    const first = this.#take(() => true);
    if (!first) return [];
    const second =
      this.#random.chance(SECOND_FAULT_CHANCE) && this.#take(({ subject }) => subject !== first.subject);
    return second ? [first, second] : [first];
  }

  #take(isWanted: (fault: Fault) => boolean): Fault | undefined {
    if (this.#left.length === 0) this.#left = [...FAULTS];
    const found = this.#random.pickAny(this.#left.filter(isWanted));
    this.#left = this.#left.filter((fault) => fault !== found);
    return found;
  }
}

/** One run: a world, and what was seen of it. */
class Run {
  readonly #world: World;
  readonly #checker: Checker;
  readonly #usage = new Usage();
  readonly recoveries: number[] = [];
  readonly #paths: Random;
  readonly #signal: AbortSignal | undefined;

  constructor(world: World, signal: AbortSignal | undefined) {
    this.#world = world;
    this.#signal = signal;
    this.#paths = fork(world.random);
    this.#checker = new Checker(world);
  }

  get tally() {
    return this.#checker.tally;
  }

  get growth(): readonly Growth[] {
    return this.#usage.growth();
  }

  /** Injects faults, changes the source meanwhile, lifts the faults, and waits until all boards have recovered. @throws Violation */
  async step(faults: readonly Fault[]): Promise<string> {
    const { random, source, truth } = this.#world;
    const holdMs = random.between(3_000, 12_000);
    const turnMs = random.between(0, holdMs);
    const struckBefore = source.struck;
    for (const { inject } of faults) await inject(this.#world);
    const startMs = performance.now();
    let hasTurned = false;
    for (let spentMs = 0; spentMs < holdMs || !hasTurned; spentMs = performance.now() - startMs) {
      if (!hasTurned && spentMs >= turnMs) {
        truth.turn();
        hasTurned = true;
      }
      await this.#look();
      await sleep(LOOK_EVERY_MS);
    }
    for (const { lift } of faults) await lift(this.#world);
    const recovery = await this.recover();
    const struck = source.struck - struckBefore;
    const held = `held ${((performance.now() - startMs) / 1_000).toFixed(1)} s`;
    return [held, ...(struck > 0 ? [`${struck} requests struck`] : []), recovery].join(', ');
  }

  /** Waits until all boards have recovered, and checks that nothing is lost. @throws Violation */
  async recover(): Promise<string> {
    const { boards, truth, ledgers, link, source } = this.#world;
    const startMs = performance.now();
    const requestsBefore = source.requests;
    const toIntervals = (): number => (performance.now() - startMs) / 1_000 / INTERVAL_SECONDS;
    let liveAfter: number | null = null;
    for (;;) {
      await this.#look();
      if (liveAfter === null && (await Promise.all(boards.map(isLive))).every(Boolean))
        liveAfter = toIntervals();
      const reasons = await Promise.all(boards.map((board) => whyNotRecovered(board, truth)));
      const index = reasons.findIndex((reason) => reason !== null);
      if (index === -1) break;
      if (performance.now() - startMs > RECOVERY_MS)
        throw new Violation(
          `${boards[index]?.name} did not recover: ${reasons[index]}\n${boards[index]?.log}`,
        );
      await sleep(LOOK_EVERY_MS);
    }
    for (const ledger of ledgers.values()) await ledger.check();
    await link.check();
    for (const board of boards) this.#usage.note(board);
    this.recoveries.push(liveAfter ?? toIntervals());
    const requests = source.requests - requestsBefore;
    return `live after ${(liveAfter ?? 0).toFixed(1)} intervals, whole after ${toIntervals().toFixed(1)} (${requests} requests)`;
  }

  async #look(): Promise<void> {
    this.#signal?.throwIfAborted();
    const pick = (paths: readonly string[]): string => this.#paths.pickAny(paths) ?? '/';
    await Promise.all(this.#world.boards.map((board) => this.#checker.observe(board, pick)));
  }
}

/** Breaks things around three running boards, one or two at a time, and checks what they answer during and after each. */
export async function runChaos({
  seed,
  minutes,
  steps = Infinity,
  signal,
  report,
}: ChaosOptions): Promise<ChaosResult> {
  const random = createRandom(seed);
  const deck = new Deck(random);
  const world = await openWorld(random);
  const run = new Run(world, signal);
  const endMs = performance.now() + minutes * 60_000;
  const injected: string[] = [];
  let failure: string | null = null;
  let step = 0;
  try {
    report(`start: ${await run.recover()}`);
    while (step < steps && performance.now() < endMs) {
      step += 1;
      const faults = deck.draw();
      const names = faults.map(({ name }) => name);
      injected.push(...names);
      const startMs = performance.now();
      const outcome = await run.step(faults).catch((error: unknown) => {
        throw error instanceof Violation
          ? new Violation(`step ${step}, ${names.join(' + ')}: ${error.message}`)
          : error;
      });
      report(
        `${((performance.now() - startMs) / 1_000).toFixed(1).padStart(6)} s  step ${step}: ${names.join(' + ')}; ${outcome}`,
      );
    }
    const leak = run.growth.find(({ isLeak }) => isLeak);
    if (leak) throw new Violation(`${leak.board} leaks: ${JSON.stringify(leak)}`);
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    failure = error.message;
  } finally {
    await world.close().catch((error: unknown) => {
      if (!(error instanceof Violation)) throw error;
      failure ??= error.message;
    });
  }
  return {
    failure,
    steps: step,
    faults: injected,
    ...run.tally,
    changes: Object.fromEntries([...world.ledgers].map(([{ name }, { size }]) => [name, size])),
    growth: run.growth,
    recoveries: run.recoveries,
  };
}
