import 'server-only';

import { BUILD_HEADER, pageLifetimeMs } from '@/lib/site/page';
import { toFreshness } from '@/lib/status/freshness/freshness';
import { AGES_HEADER, formatAges, parseAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';
import { type Ages, SECTION_NAMES } from '@/lib/status/model/types';

import type { FlatHeaders } from '../http/encoded-response';
import { type BoardReading, toAges } from '../snapshot/board-reading';
import type { Clock } from '../util/clock';

/** What the front knows of the board that it serves; all of it is asked for each answer. */
export interface EdgeBoard {
  /** Another one whenever what is shown changes. */
  version(): string;
  /** Another one whenever some section becomes live, delayed or unknown. */
  freshness(): string;
  /** The ages of this moment, and the build. */
  headers(): FlatHeaders;
  /** The build, as all answers tell it, so that a screen knows when there is a new one. */
  readonly build: FlatHeaders;
  /** How long a rendering of a page may be shown. */
  pageLifetimeMs(): number;
}

// Ages are told to a tenth of a second: half of that is not worth the time it takes to write them again for each answer.
const MOMENT_MS = 50;

function toWords(ages: Ages, { intervalSeconds, isSlowed }: BoardReading): string {
  return SECTION_NAMES.map(
    (name) => toFreshness({ ageSeconds: ages[name], intervalSeconds, isSlowed, problem: null }).word,
  ).join();
}

/**
 * The board of what was last read: it grows old by itself, whether or not anybody goes on reading. Its ages are at most a
 * twentieth of a second behind, its version never.
 *
 * @param reading - asked for each answer: the same value for as long as nothing was read.
 */
export function toEdgeBoard(reading: () => BoardReading, clock: Clock, buildId: string): EdgeBoard {
  const build: FlatHeaders = [BUILD_HEADER, buildId];
  const look = () => {
    const latest = reading();
    const atMs = clock.elapsed();
    const told = formatAges(toAges(latest, atMs));
    return {
      reading: latest,
      atMs,
      // Of the ages as they are told: a reader who counts on from them must find the same word.
      freshness: toWords(parseAges(told), latest),
      headers: [AGES_HEADER, told, TIME_HEADER, new Date(clock.now()).toISOString(), ...build],
    };
  };
  let moment = look();
  const now = () => {
    if (reading() !== moment.reading || clock.elapsed() - moment.atMs >= MOMENT_MS) moment = look();
    return moment;
  };
  return {
    build,
    version: () => reading().version,
    freshness: () => now().freshness,
    headers: () => now().headers,
    pageLifetimeMs: () => pageLifetimeMs(reading().intervalSeconds),
  };
}
