import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Store } from '../store/store';
import { countChanges, type Batch } from './batch';
import { loadKnown, type Known } from './known';
import { observeReading, type Observed, type Reading } from './observe';
import { readRecordedPeriod } from '../read/record';
import { writeBatch } from './write-batch';

/** Readings between which other work of this thread gets its turn. */
const SLICE = 50;

/**
 * Records readings of a time before now, oldest first, as if they had been made then. Does nothing if something is recorded already. It is
 * one transaction: what else is read or written waits for its end, and a part of it is never seen.
 *
 * @throws Error of the engine
 */
export async function recordPast(store: Store, readings: Iterable<Reading>): Promise<void> {
  await store.write(async (query, source) => {
    if (await readRecordedPeriod(query, source)) return;
    let known: Known = await loadKnown(query, source);
    let count = 0;
    /** A batch without changes, which the next one may include. */
    let idle: Batch | null = null;
    for (const reading of readings) {
      const { batch, known: next }: Observed = observeReading(known, reading);
      const isContinued = next.span?.from === known.span?.from && next.span?.ended === null;
      if (idle && !isContinued) await writeBatch(query, source, idle);
      idle = countChanges(batch) === 0 && isContinued ? batch : null;
      if (!idle) await writeBatch(query, source, batch);
      known = next;
      count += 1;
      if (count % SLICE === 0) await nextTurn();
    }
    if (idle) await writeBatch(query, source, idle);
  });
}
