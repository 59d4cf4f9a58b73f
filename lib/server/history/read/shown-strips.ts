import { toBars } from '@/lib/status/history/calendar';
import {
  toStripView,
  type ServiceStrips,
  type ShownStrips,
  type StripView,
} from '@/lib/status/history/strip-view';
import { STRIP_RANGES, type Strip, type StripRange, type Strips } from '@/lib/status/history/types';
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

/** The incidents of the longest range at some places. */
function readIncidents(query: Query, source: number, areas: readonly Product[], { now, timeZone }: Moment) {
  const [first] = toBars('90d', now, timeZone);
  const period = { from: first?.from ?? now, until: now };
  return readNotices(query, source, { kind: 'incident', period, areas }, now);
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
  const notices = await readIncidents(query, source, areas, moment);
  const incidents = notices.map(({ seen }) => seen);
  const strips = [];
  for (const range of STRIP_RANGES) strips.push(toStripView(range, await read(range), incidents));
  const accountedUntil = monitor === undefined ? await readAccountedUntil(query, source) : now;
  return { strips, accountedUntil, timeZone };
}

/** Reads the strips of every service that was recorded at some places, with the incidents there. @throws Error of the engine */
export async function readServiceStrips(
  query: Query,
  source: number,
  areas: readonly Product[],
  moment: Moment,
): Promise<ServiceStrips> {
  const incidents = await readIncidents(query, source, areas, moment);
  const ranges: { range: StripRange; strips: Strips['strips']; empty: Strip }[] = [];
  for (const range of STRIP_RANGES) {
    const { strips } = await readStrips(query, source, { range, by: 'service', areas }, moment);
    const bars = toBars(range, moment.now, moment.timeZone).map((bar) => ({ ...bar, tally: null }));
    ranges.push({ range, strips, empty: { bars } });
  }
  const ids = new Set(ranges.flatMap(({ strips }) => [...strips.keys()].map(Number)));
  const viewsOf = (id: number): readonly StripView[] => {
    const seen = incidents.flatMap((notice) => (notice.item.serviceId === id ? [notice.seen] : []));
    return ranges.map(({ range, strips, empty }) =>
      toStripView(range, strips.get(String(id)) ?? empty, seen),
    );
  };
  const services = new Map([...ids].map((id) => [id, viewsOf(id)]));
  return {
    services,
    accountedUntil: await readAccountedUntil(query, source),
    timeZone: moment.timeZone,
  };
}
