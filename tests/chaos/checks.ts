import type { Health } from '@/lib/server/api/health';
import { toShownState } from '@/lib/status/freshness/shown-state';
import { AGES_HEADER, parseAges } from '@/lib/status/freshness/snapshot-headers';
import { SECTION_NAMES, type Ages, type SectionName, type Snapshot } from '@/lib/status/model/types';
import { summarise } from '@/lib/status/verdict/board-summary';

import { PATIENCE_MS } from '../support/patience';
import type { Board } from './board';
import type { FaultySource } from './faulty-source';
import type { Spell, Truth } from './truth';
import { Violation } from './violation';

/** What is checked of a board. */
export type Observed = Pick<Board, 'name' | 'url' | 'isDown' | 'toleranceSeconds' | 'checkProcess'>;

/** What answers are compared with. */
export interface Evidence {
  readonly source: Pick<FaultySource, 'answeredAtMs'>;
  readonly truth: Pick<Truth, 'troublesThroughout'>;
}

/** How many answers were checked, and how many of them claimed that all is ok. */
export interface Tally {
  answers: number;
  claims: number;
}

/** 503 also means overload: on a busy machine, data may age faster than it is rendered. */
const MEANT: readonly number[] = [200, 503];
/** Ages are rounded to a tenth, and up to 50 ms behind. */
const ROUNDING_SECONDS = 0.2;
/** The sections that a verdict needs. */
const NEEDED = ['monitors', 'scopes', 'services', 'incidents', 'maintenances'] as const;
/** Their content is checked elsewhere; here they must answer, without an error of the code. */
const OTHER_PATHS = [
  '/',
  '/monitors',
  '/incidents',
  '/incidents?status=past',
  '/history',
  '/reliability',
  '/wall',
  '/wall/lite',
  '/embed',
  '/feed.atom',
  '/feed.json',
  '/calendar.ics',
  '/api/banner',
  '/api/board.png',
  '/api/monitor',
  '/api/incident',
  '/api/metrics',
  '/api/view/overview',
  '/api/history/availability',
  '/api/v2/summary.json',
] as const;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly ages: Ages;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/** Reads a path. @throws Violation if the board does not answer, or with a status that is not meant */
async function get({ name, url }: Observed, path: string, statuses: readonly number[]): Promise<Answer> {
  const sentAtMs = performance.now();
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(url + path, { signal, redirect: 'manual' });
    const { status, headers } = response;
    const text = await response.text();
    if (!statuses.includes(status))
      throw new Violation(`${name} answered ${path} with ${status}: ${text.slice(0, 300)}`);
    const ages = parseAges(headers.get(AGES_HEADER));
    return { status, text, ages, sentAtMs, receivedAtMs: performance.now() };
  } catch (error) {
    if (error instanceof Violation) throw error;
    const { cause, message } = error as Error & { readonly cause?: Error };
    throw new Violation(`${name} did not answer ${path}: ${message} ${cause?.message ?? ''}`);
  }
}

const rowsOf = (spells: readonly Spell[]): string => spells.map(({ kind, id }) => `${kind} ${id}`).join(', ');

/** Checks answers of a board against what the source had. */
export class Checker {
  readonly tally: Tally = { answers: 0, claims: 0 };
  readonly #evidence: Evidence;

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** Reads a board's state from every place that states it. @throws Violation */
  async observe(board: Observed, pickPath: (paths: readonly string[]) => string): Promise<void> {
    if (board.isDown) return;
    board.checkProcess();
    await this.#checkSnapshot(board);
    await this.#checkHealth(board);
    await this.#checkWords(board, '/badge/status.svg', (text) => /<title>[^<]*: All OK</.test(text));
    await this.#checkWords(board, '/api/v2/status.json', (text) => text.includes('"indicator":"none"'));
    await get(board, '/api/health/live', [200]);
    await get(board, pickPath(OTHER_PATHS), MEANT);
    this.tally.answers += 6;
  }

  async #checkSnapshot(board: Observed): Promise<void> {
    const answer = await get(board, '/api/snapshot', MEANT);
    if (answer.status === 503) return;
    const snapshot = JSON.parse(answer.text) as Snapshot;
    if (toShownState(summarise(snapshot), answer.ages).level === 'ok')
      this.#checkClaim(board, '/api/snapshot', answer, answer.ages);
    this.#checkHidden(board, snapshot, answer);
    for (const name of SECTION_NAMES) this.#checkAge(board, '/api/snapshot', answer, answer.ages[name]);
  }

  async #checkHealth(board: Observed): Promise<void> {
    const answer = await get(board, '/api/health', [200]);
    const { source } = JSON.parse(answer.text) as Health;
    for (const name of SECTION_NAMES) {
      const { ageSeconds, state } = source.sections[name];
      this.#checkAge(board, '/api/health', answer, ageSeconds);
      if (source.state === 'live' && (ageSeconds === null || state === 'unavailable'))
        throw new Violation(`${board.name} is live in /api/health without ${name}`);
    }
  }

  /** Checks a document that says in words that all is ok. */
  async #checkWords(board: Observed, path: string, isOk: (text: string) => boolean): Promise<void> {
    const answer = await get(board, path, MEANT);
    if (answer.status === 200 && isOk(answer.text)) this.#checkClaim(board, path, answer, answer.ages);
  }

  /** The earliest moment that data of an age may be from. */
  #readAtMs(board: Observed, { sentAtMs }: Answer, ageSeconds: number): number {
    return sentAtMs - (ageSeconds + ROUNDING_SECONDS + board.toleranceSeconds) * 1_000;
  }

  /** That all is ok must have been true at some moment since the data was read. */
  #checkClaim(board: Observed, path: string, answer: Answer, ages: Ages): void {
    this.tally.claims += 1;
    if (NEEDED.some((name) => ages[name] === null))
      throw new Violation(`${board.name} says in ${path} that all is ok, with ages ${JSON.stringify(ages)}`);
    const troubles = this.#troublesSince(board, answer, ages);
    if (troubles.length > 0)
      throw new Violation(
        `${board.name} says in ${path} that all is ok, ${JSON.stringify(ages)} s old, but was wrong all that time: ${rowsOf(troubles)}`,
      );
  }

  /** What was wrong during all the time since the data was read. */
  #troublesSince(board: Observed, answer: Answer, ages: Ages): readonly Spell[] {
    return (['monitors', 'incidents'] as const).flatMap((name) => {
      const ageSeconds = ages[name];
      if (ageSeconds === null) return [];
      const fromMs = this.#readAtMs(board, answer, ageSeconds);
      const troubles = this.#evidence.truth.troublesThroughout(fromMs, answer.receivedAtMs);
      return troubles.filter(({ kind }) => `${kind}s` === name);
    });
  }

  /** What was wrong since the data was read is shown, or the section says that it is not complete. */
  #checkHidden(board: Observed, { sections }: Snapshot, answer: Answer): void {
    const isHidden = ({ kind, id }: Spell): boolean => {
      const { state, isProven, flaws } = sections[`${kind}s`];
      if (state !== 'fresh' || !isProven || flaws.length > 0) return false;
      return kind === 'monitor'
        ? (sections.monitors.items.find((item) => item.id === id)?.status ?? 'ok') === 'ok'
        : !sections.incidents.items.some((item) => item.id === id && item.status !== 'resolved');
    };
    const hidden = this.#troublesSince(board, answer, answer.ages).filter(isHidden);
    if (hidden.length > 0)
      throw new Violation(`${board.name} hides ${rowsOf(hidden)}, with ages ${JSON.stringify(answer.ages)}`);
  }

  /** Nothing may be younger than the last data that the source sent. */
  #checkAge(board: Observed, path: string, answer: Answer, ageSeconds: number | null): void {
    if (ageSeconds === null) return;
    const { answeredAtMs } = this.#evidence.source;
    if (this.#readAtMs(board, answer, ageSeconds) > answeredAtMs)
      throw new Violation(
        `${board.name} says in ${path} that data is ${ageSeconds} s old, but the source last sent some ${(answer.receivedAtMs - answeredAtMs) / 1_000} s ago`,
      );
  }
}

/** Why a board has not recovered; null if it has. @throws Violation if it does not answer */
export async function whyNotRecovered(
  board: Observed,
  expected: { readonly isCalm: boolean },
): Promise<string | null> {
  const health = JSON.parse((await get(board, '/api/health', [200])).text) as Health;
  const { source, history, storage, isSharingConnected, status } = health;
  if (source.state !== 'live') return `the source is ${source.state} (${source.problem})`;
  const unproven = SECTION_NAMES.find((name: SectionName) => {
    const { state, isProven, flaws } = source.sections[name];
    return state !== 'fresh' || !isProven || flaws.length > 0;
  });
  if (unproven !== undefined) return `${unproven} are not proven`;
  if (!storage.isWritable) return `DATA_DIR cannot be written to (${storage.problem})`;
  if (history.problem !== null) return `the history has a problem (${history.problem})`;
  if (history.waitingBytes + history.unsaved > 0) return 'changes wait for the history';
  if (isSharingConnected === false) return 'Redis is disconnected';
  if (status !== 'ok') return `the status is ${status}`;
  const badge = await get(board, '/badge/status.svg', MEANT);
  if (badge.status === 503) return 'it is busy';
  if (/<title>[^<]*: All OK</.test(badge.text) !== expected.isCalm) return 'the badge shows an earlier state';
  return null;
}

/** Whether a board shows the source as live. @throws Violation if it does not answer */
export async function isLive(board: Observed): Promise<boolean> {
  const { source } = JSON.parse((await get(board, '/api/health', [200])).text) as Health;
  return source.state === 'live';
}
