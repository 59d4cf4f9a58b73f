import { atBase } from '@/lib/site/base-path';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import { toDisplayBoard } from '@/lib/status/model/display-board';
import { listedTexts } from '@/lib/status/model/items';
import type { Ages, Snapshot } from '@/lib/status/model/types';

import type { Archive } from '../archive/archive';
import { createViewerArchive } from '../archive/viewer-archive';
import type { Viewer } from '../auth/viewer';
import { renderAhead } from '../markdown/markdown';
import type { SnapshotStore } from '../snapshot/snapshot-store';
import type { BuildInfo } from '../util/build-info';
import { readWallPast, type WallHistory } from './read-wall-past';
import { toViewPath, type ViewRoute } from './view-route';
import { VIEW_ROUTES, type ViewName, type ViewOf } from './view-routes';

/** The data of a view, as pages render it and `/api/view/…` sends it. */
export interface ReadView<View extends BoardSummary> {
  readonly view: View;
  readonly ages: Ages;
  /** Time on the server, an ISO instant. */
  readonly time: string;
  /** Build of the board. */
  readonly build: string;
  /** Address of the same data as JSON. */
  readonly url: string;
}

/** Where views get their data. */
export interface ViewSource {
  readonly store: SnapshotStore;
  readonly archive: Archive;
  readonly pastRecord: WallHistory;
  readonly build: BuildInfo;
}

/** The parameters of a page's address. */
export interface ViewAddress {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

const fill = (pattern: string, params: ViewAddress['params']): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

/** The path of a page. */
export const toPagePath = (name: ViewName, params: ViewAddress['params']): string =>
  fill(VIEW_ROUTES[name].pattern, params);

function toUrl(pattern: string, { params, query }: ViewAddress): string {
  const filled = fill(toViewPath(pattern), params);
  return `${filled}${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/** A board to build a view from. */
export interface ViewedBoard {
  /** Filtered by the visibility of the viewer. */
  readonly visible: Snapshot;
  readonly ages: Ages;
  /** The time that the view shows the board at, an ISO instant. */
  readonly time: string;
}

/** A view of a board; null if the address does not exist on it. */
export async function toView<Name extends ViewName>(
  { archive, pastRecord, build }: Omit<ViewSource, 'store'>,
  name: Name,
  { params, query }: ViewAddress,
  { visibility }: Pick<Viewer, 'visibility'>,
  { visible, ages, time }: ViewedBoard,
): Promise<ReadView<ViewOf<Name>> | null> {
  const route: Pick<ViewRoute<BoardSummary>, 'pattern' | 'query' | 'dataQuery' | 'read'> = VIEW_ROUTES[name];
  const declared = new URLSearchParams(
    [...query].filter(([key]) => route.query.includes(key) || route.dataQuery?.includes(key)),
  );
  const snapshot = toDisplayBoard(visible);
  const nowMs = Date.parse(time);
  await renderAhead(listedTexts(snapshot));
  const view = await route.read({
    snapshot,
    archive: createViewerArchive(archive, visibility, visible, nowMs),
    readWallPast: (options) => readWallPast(pastRecord, { snapshot, visible, visibility, options }),
    params,
    query: declared,
    nowMs,
  });
  if (view === null) return null;
  return {
    view: view as ViewOf<Name>,
    ages,
    time,
    build: build.build,
    url: atBase(toUrl(route.pattern, { params, query: declared })),
  };
}

/** A view of the current board, filtered by the visibility of the viewer; null if the address does not exist for the viewer. */
export function getView<Name extends ViewName>(
  source: ViewSource,
  name: Name,
  address: ViewAddress,
  viewer: Pick<Viewer, 'visibility'>,
): Promise<ReadView<ViewOf<Name>> | null> {
  const { store } = source;
  const [ages, time] = [store.ages(), store.time()];
  const visible = store.forVisibility(viewer.visibility).snapshot;
  return toView(source, name, address, viewer, { visible, ages, time });
}
