import { BUILD_HEADER, pageLifetimeMs } from '@/lib/site/page';
import { toFreshness } from '@/lib/status/freshness/freshness';
import { AGES_HEADER, formatAges, parseAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';
import { type Ages, SECTION_NAMES } from '@/lib/status/model/types';

import type { FlatHeaders } from '../http/encoded-response';
import { type BoardReading, toAges } from '../snapshot/board-reading';
import type { Clock } from '../util/clock';

/** The state of the board, as far as the edge needs it. The methods are called for each response. */
export interface EdgeBoard {
  /** Changes whenever the content of the board changes. */
  version(): string;
  /** Changes whenever a section becomes live, delayed or unknown. */
  freshness(): string;
  /** Headers with the current ages, the time and the build. */
  headers(): FlatHeaders;
  /** The header with the build, by which a screen notices a new one. */
  readonly build: FlatHeaders;
  /** How long a rendered page may be shown. */
  pageLifetimeMs(): number;
}

/** How long formatted headers are reused. Ages have a resolution of 100 ms. */
const REUSE_MS = 50;

function toFreshnessWords(ages: Ages, { intervalSeconds, isSlowed }: BoardReading): string {
  return SECTION_NAMES.map(
    (name) => toFreshness({ ageSeconds: ages[name], intervalSeconds, isSlowed, problem: null }).word,
  ).join();
}

/**
 * The board of the latest reading. Ages increase with the clock, even if the worker is blocked; they are up to 50 ms behind, the version
 * never is.
 *
 * @param reading - called for each response; must return the same object until there is a new reading.
 */
export function toEdgeBoard(reading: () => BoardReading, clock: Clock, buildId: string): EdgeBoard {
  const build: FlatHeaders = [BUILD_HEADER, buildId];
  const compute = () => {
    const latest = reading();
    const atMs = clock.elapsed();
    const ages = formatAges(toAges(latest, atMs));
    return {
      reading: latest,
      atMs,
      // From the rounded ages, because screens derive the freshness from these.
      freshness: toFreshnessWords(parseAges(ages), latest),
      headers: [AGES_HEADER, ages, TIME_HEADER, new Date(clock.now()).toISOString(), ...build],
    };
  };
  let computed = compute();
  const current = () => {
    if (reading() !== computed.reading || clock.elapsed() - computed.atMs >= REUSE_MS) computed = compute();
    return computed;
  };
  return {
    build,
    version: () => reading().version,
    freshness: () => current().freshness,
    headers: () => current().headers,
    pageLifetimeMs: () => pageLifetimeMs(reading().intervalSeconds),
  };
}
