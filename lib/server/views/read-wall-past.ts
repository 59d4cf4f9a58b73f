import { limitTo, seesAllPlaces, toProducts, type Visibility } from '@/lib/status/model/visibility';
import type { Selection } from '@/lib/status/model/selection';
import type { Snapshot } from '@/lib/status/model/types';
import { formatView } from '@/lib/status/wall/format-wall-options';
import { isList, selectViews } from '@/lib/status/wall/select-views';
import type { WallPast } from '@/lib/status/wall/wall-board';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import type { History } from '../history/history';
import { readInTime } from '../history/read-in-time';

/** What walls read of the history. */
export type WallHistory = Pick<History, 'readPlaceDay' | 'readQuiet'>;

const idsOr = (ids: readonly number[]): readonly string[] | null =>
  ids.length === 0 ? null : ids.map(String);

/** Which past to read. */
interface WallRequest {
  /** The board of the viewer, with display names. */
  readonly snapshot: Snapshot;
  /** The same with the names of the source, which a visibility refers to. */
  readonly visible: Snapshot;
  readonly visibility: Visibility;
  readonly options: WallOptions;
}

/** Reads what a wall shows of the past at the places that its viewer may see. What cannot be read within a second is null. */
export async function readWallPast(
  history: WallHistory,
  { snapshot, visible: { sections }, visibility, options }: WallRequest,
): Promise<WallPast> {
  // Until the names of a limited viewer's scopes and services are known, nothing would be found.
  const isReadable =
    seesAllPlaces(visibility) ||
    [sections.scopes, sections.services].every(({ state }) => state !== 'unavailable');
  const views = selectViews(snapshot, options).views.filter(({ view }) => !isList(view));
  if (!isReadable || views.length === 0) return { day: null, quiet: new Map() };
  const areasOf = (selections: readonly Selection[]) =>
    toProducts(
      selections.reduce(
        (seen, { scopes, services }) =>
          limitTo(seen, { scopes: idsOr(scopes), services: idsOr(services) }, sections),
        visibility,
      ),
      sections,
    );
  const [day, ...quiet] = await Promise.all([
    readInTime(() => history.readPlaceDay(areasOf([]))),
    ...views.map(async ({ view, selections }) => {
      const found = await readInTime(() => history.readQuiet(areasOf(selections)));
      return [formatView(view), found] as const;
    }),
  ]);
  return { day, quiet: new Map(quiet) };
}
