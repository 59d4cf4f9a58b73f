import 'server-only';

import { toFreshness } from '@/lib/status/freshness';
import { pageLifetimeMs } from '@/lib/status/page-lifetime';
import { AGES_HEADER, BUILD_HEADER, formatAges, TIME_HEADER } from '@/lib/status/snapshot-headers';
import { SECTION_NAMES, type Ages, type Snapshot } from '@/lib/status/types';

import type { Clock } from '../clock';
import type { SnapshotStore } from '../snapshot-store';
import type { FlatHeaders } from './answer';

/** What the front knows of the board that it serves; all of it is asked for each answer. */
export interface FrontBoard {
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

function toWords(ages: Ages, { intervalSeconds, isSlowed }: Snapshot): string {
  return SECTION_NAMES.map(
    (name) => toFreshness({ ageSeconds: ages[name], intervalSeconds, isSlowed, problem: null }).word,
  ).join();
}

/** The board of a snapshot store. Its ages are at most a twentieth of a second behind, its version never. */
export function toFrontBoard(
  store: Pick<SnapshotStore, 'published' | 'ages' | 'time'>,
  clock: Pick<Clock, 'elapsed'>,
  buildId: string,
): FrontBoard {
  const build: FlatHeaders = [BUILD_HEADER, buildId];
  const read = () => {
    const { published } = store;
    const ages = store.ages();
    return {
      published,
      readAtMs: clock.elapsed(),
      freshness: toWords(ages, published.snapshot),
      headers: [AGES_HEADER, formatAges(ages), TIME_HEADER, store.time(), ...build],
    };
  };
  let latest = read();
  const moment = () => {
    if (store.published !== latest.published || clock.elapsed() - latest.readAtMs >= MOMENT_MS)
      latest = read();
    return latest;
  };
  return {
    build,
    version: () => store.published.snapshot.version,
    freshness: () => moment().freshness,
    headers: () => moment().headers,
    pageLifetimeMs: () => pageLifetimeMs(store.published.snapshot.intervalSeconds),
  };
}
