import 'server-only';

import { atBase } from '@/lib/site/base-path';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import { toDisplayBoard } from '@/lib/status/model/display-board';
import { listedTexts } from '@/lib/status/model/items';
import type { Ages } from '@/lib/status/model/types';

import type { Archive } from '../archive/archive';
import type { Viewer } from '../auth/viewer';
import { createViewerArchive } from '../archive/viewer-archive';
import { renderAhead } from '../markdown/markdown';
import type { SnapshotStore } from '../snapshot/snapshot-store';
import type { BuildInfo } from '../util/build-info';
import { toViewPath } from './view-path';
import type { ViewRoute } from './view-route';
import { VIEW_ROUTES, type ViewName, type ViewOf } from './view-routes';

/** A view at one moment: what pages render first, and what `/api/view/…` sends. */
export interface ReadView<View extends BoardSummary> {
  readonly view: View;
  readonly ages: Ages;
  /** The server's present, an ISO instant. */
  readonly time: string;
  /** The build of the dashboard that read it. */
  readonly build: string;
  /** Where the same is sent as JSON. */
  readonly url: string;
}

/** What views are read from. */
export interface ViewSource {
  readonly store: SnapshotStore;
  readonly archive: Archive;
  readonly build: BuildInfo;
}

/** What a page is asked for with. */
export interface ViewAddress {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

const fill = (pattern: string, params: ViewAddress['params']): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

/** Where a page is. */
export const toPagePath = (name: ViewName, params: ViewAddress['params']): string =>
  fill(VIEW_ROUTES[name].pattern, params);

/** Where the JSON of a page is. */
function toUrl(pattern: string, { params, query }: ViewAddress): string {
  const filled = fill(toViewPath(pattern), params);
  return `${filled}${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/** One page of the latest board of this process, as the viewer may see it; null where it names nothing that exists for them. */
export async function getView<Name extends ViewName>(
  { store, archive, build }: ViewSource,
  name: Name,
  { params, query }: ViewAddress,
  { visibility }: Pick<Viewer, 'visibility'>,
): Promise<ReadView<ViewOf<Name>> | null> {
  const route: Pick<ViewRoute<BoardSummary>, 'pattern' | 'query' | 'dataQuery' | 'read'> = VIEW_ROUTES[name];
  const declared = new URLSearchParams(
    [...query].filter(([key]) => route.query.includes(key) || route.dataQuery?.includes(key)),
  );
  const ages = store.ages();
  const time = store.time();
  const seen = store.forVisibility(visibility).snapshot;
  const snapshot = toDisplayBoard(seen);
  const nowMs = Date.parse(time);
  const past = createViewerArchive(archive, visibility, seen, nowMs);
  await renderAhead(listedTexts(snapshot));
  const view = await route.read({ snapshot, archive: past, params, query: declared, nowMs });
  if (view === null) return null;
  return {
    view: view as ViewOf<Name>,
    ages,
    time,
    build: build.build,
    url: atBase(toUrl(route.pattern, { params, query: declared })),
  };
}
