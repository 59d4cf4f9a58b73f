import { toBars } from '@/lib/status/history/calendar';
import { toStripView, type ShownStrips } from '@/lib/status/history/strip-view';
import { STRIP_RANGES, type Strip, type StripRange } from '@/lib/status/history/types';
import type { Product } from '@/lib/status/model/visibility';

import type { Query } from '../sql/sql';
import { readMonitorStrip } from './monitor-strip';
import { readNotices } from './past-notices';
import { readAccountedUntil, type Moment } from './sums';
import { readStrips } from './strips';

/** What strips are of: the sum of the places of some areas, or one monitor. */
export interface ShownSubject {
  readonly areas: readonly Product[];
  readonly monitor?: number;
}

/** Reads a strip of each range, with the incidents at the same places. @throws Error of the engine */
export async function readShownStrips(
  query: Query,
  source: number,
  { areas, monitor }: ShownSubject,
  moment: Moment & { readonly toleranceMs: number },
): Promise<ShownStrips> {
  const { now, timeZone } = moment;
  const read = async (range: StripRange): Promise<Strip> => {
    if (monitor !== undefined) return readMonitorStrip(query, source, { monitor, range, areas }, moment);
    const { strips } = await readStrips(query, source, { range, by: 'all', areas }, moment);
    const empty = toBars(range, now, timeZone).map((bar) => ({ ...bar, tally: null }));
    return strips.get('') ?? { bars: empty };
  };
  const [first] = toBars('90d', now, timeZone);
  const period = { from: first?.from ?? now, until: now };
  const notices = await readNotices(query, source, { kind: 'incident', period, areas }, now);
  const incidents = notices.map(({ seen }) => seen);
  const strips = [];
  for (const range of STRIP_RANGES) strips.push(toStripView(range, await read(range), incidents));
  const accountedUntil = monitor === undefined ? await readAccountedUntil(query, source) : now;
  return { strips, accountedUntil, timeZone };
}
