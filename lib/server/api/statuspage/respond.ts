import { ApiError, ERROR_MESSAGES } from '@/lib/prodmanager/protocol/responses';
import { pickMessages } from '@/lib/language/catalogue';
import { nameUnknownPlaces } from '@/lib/language/place-names';
import { createTranslate } from '@/lib/language/translate';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import { AGES_HEADER, formatAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';
import { toDisplayBoard, withDisplayNames, type Named } from '@/lib/status/model/display-board';
import type { Incident, Maintenance, SectionName } from '@/lib/status/model/types';
import { ongoingOf, summarise } from '@/lib/status/verdict/board-summary';
import { openMaintenancesOf } from '@/lib/status/verdict/open-notices';
import { doubtOf } from '@/lib/status/verdict/verdict';

import type { Archive } from '../../archive/archive';
import type { ArchivePage } from '../../archive/archive-page';
import type { ArchiveRead } from '../../archive/read-cache';
import { createViewerArchive, type ViewerArchive } from '../../archive/viewer-archive';
import type { Viewer } from '../../auth/viewer';
import type { Config } from '../../config/config';
import { toLinkBase } from '../../http/board-address';
import { renderMarkdown } from '../../markdown/markdown';
import type { SnapshotStore } from '../../snapshot/snapshot-store';
import { toJsonResponse, toUnavailable } from '../read-api/responses';
import { PAGE_ID, toComponents, type Grouping } from './components';
import { toStatuspageIncident, toStatuspageMaintenance, type NoticeContext } from './notices';
import { toPageStatus } from './page-status';
import { DOCUMENT_NAMES, type DocumentName } from './schemas';

/** Where the documents get their data. */
export interface StatuspageSources {
  readonly store: Pick<SnapshotStore, 'forVisibility' | 'ages' | 'time'>;
  readonly archive: Archive;
}

/** The most incidents and maintenances of a list, as in Statuspage. */
const MOST = 50;
const TRANSLATE = createTranslate('en', pickMessages('en', ['board']));

function toDocumentName(segments: readonly string[]): DocumentName {
  const path = segments.join('/').replace(/\.json$/, '');
  const name = DOCUMENT_NAMES.find((known) => known === path);
  if (name === undefined) throw new ApiError(404, ERROR_MESSAGES.notFound);
  return name;
}

function toGrouping(query: URLSearchParams): Grouping {
  const group = query.get('group') ?? 'service';
  if (group === 'service' || group === 'scope') return group;
  const reasons = { group: ['It is neither `service` nor `scope`.'] };
  throw new ApiError(400, { message: 'Status failed', reasons });
}

/** The items of a page of the archive and those of the board, newest first; the board knows its own better. */
function merge<Item extends Named>(
  name: string,
  open: readonly Item[],
  read: ArchiveRead<ArchivePage<Item>>,
  startOf: (item: Item) => string | null,
): readonly Item[] {
  if (read.state === 'unavailable') throw toUnavailable(name, read.problem);
  const ids = new Set(open.map(({ id }) => id));
  const past = read.value.items.filter(({ id }) => !ids.has(id)).map(withDisplayNames);
  return [...open, ...past]
    .toSorted((a, b) => Date.parse(startOf(b) ?? '') - Date.parse(startOf(a) ?? '') || b.id - a.id)
    .slice(0, MOST);
}

const allIncidents = async (archive: ViewerArchive, open: readonly Incident[]) =>
  merge(
    'incident',
    open,
    await archive.incidents(new URLSearchParams(), 1, MOST),
    ({ impactStartedAt, createdAt }) => impactStartedAt ?? createdAt,
  );

const allMaintenances = async (archive: ViewerArchive, open: readonly Maintenance[]) =>
  merge(
    'maintenance',
    open,
    await archive.maintenances(new URLSearchParams(), 1, MOST),
    ({ scheduledStartAt, createdAt }) => scheduledStartAt ?? createdAt,
  );

async function toDocument(
  request: Request,
  segments: readonly string[],
  { store, archive }: StatuspageSources,
  config: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
  { visibility }: Pick<Viewer, 'visibility'>,
): Promise<unknown> {
  const name = toDocumentName(segments);
  const grouping = toGrouping(new URL(request.url).searchParams);
  const snapshot = toDisplayBoard(store.forVisibility(visibility).snapshot);
  const { sections } = snapshot;
  const [ages, nowMs] = [store.ages(), Date.parse(store.time())];
  const { freshness, freshnessOf } = toBoardFreshness(snapshot, ages);
  // A list that is old or was never read must not look like one without problems.
  const requireCurrent = (section: SectionName, resource: string): void => {
    if (freshnessOf(section).word === 'unknown') throw toUnavailable(resource, sections[section].problem);
  };
  const { summary, map } = summarise(snapshot);
  const [incidents, maintenances] = [ongoingOf(snapshot), openMaintenancesOf(snapshot)];
  if (!map) throw toUnavailable('monitor', sections.monitors.problem);
  if (!incidents) throw toUnavailable('incident', sections.incidents.problem);
  if (!maintenances) throw toUnavailable('maintenance', sections.maintenances.problem);

  const readAt = new Date(nowMs - (ages.monitors ?? 0) * 1_000).toISOString();
  const url = toLinkBase(config, request.headers).replace(/\/api$/, '');
  const words = [freshness, freshnessOf('incidents'), freshnessOf('maintenances')].map(({ word }) => word);
  const isCurrent = !words.includes('unknown');
  const components = toComponents({
    map,
    grouping,
    isCurrent: freshness.word !== 'unknown',
    isCertain: doubtOf(sections.monitors) === null,
    observedSince: snapshot.observedSince ?? readAt,
  });
  const context: NoticeContext = {
    url,
    components,
    readAt,
    toText: (markdown) => renderMarkdown(markdown).text,
  };
  const ofViewer = createViewerArchive(archive, visibility, snapshot, nowMs);
  const page = {
    id: PAGE_ID,
    name: snapshot.title,
    url: url || '/',
    time_zone: snapshot.timeZone,
    updated_at: readAt,
  };
  const status = () => toPageStatus(summary.verdict, { map, ongoing: incidents, isCurrent });
  const toIncidents = (items: readonly Incident[]) =>
    items.map((item) => toStatuspageIncident(item, context));
  const toMaintenances = (items: readonly Maintenance[]) =>
    items.map((item) => toStatuspageMaintenance(item, context));

  switch (name) {
    case 'summary':
      return {
        page,
        components,
        incidents: toIncidents(incidents),
        scheduled_maintenances: toMaintenances(maintenances),
        status: status(),
      };
    case 'status':
      return { page, status: status() };
    case 'components':
      return { page, components };
    case 'incidents':
      requireCurrent('incidents', 'incident');
      return { page, incidents: toIncidents(await allIncidents(ofViewer, incidents)) };
    case 'incidents/unresolved':
      requireCurrent('incidents', 'incident');
      return { page, incidents: toIncidents(incidents) };
    case 'scheduled-maintenances':
      requireCurrent('maintenances', 'maintenance');
      return {
        page,
        scheduled_maintenances: toMaintenances(await allMaintenances(ofViewer, maintenances)),
      };
    case 'scheduled-maintenances/upcoming':
    case 'scheduled-maintenances/active': {
      requireCurrent('maintenances', 'maintenance');
      const wanted = name === 'scheduled-maintenances/active' ? 'in_progress' : 'scheduled';
      const all = toMaintenances(maintenances);
      return { page, scheduled_maintenances: all.filter((item) => item.status === wanted) };
    }
  }
}

/**
 * Answers `/api/v2` in the format of Atlassian Statuspage, for what the viewer may see. Errors of the client become responses; 503 if
 * monitors, incidents or maintenances were never read.
 *
 * @param segments The segments of the path below `/api/v2`; `.json` at the end is optional.
 */
export async function respondToStatuspage(
  request: Request,
  segments: readonly string[],
  sources: StatuspageSources,
  config: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
  viewer: Pick<Viewer, 'visibility'>,
): Promise<Response> {
  const [ages, time] = [sources.store.ages(), sources.store.time()];
  const response = await toDocument(request, segments, sources, config, viewer).then(
    (body) => toJsonResponse(JSON.parse(nameUnknownPlaces(JSON.stringify(body), TRANSLATE))),
    (error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      return toJsonResponse(error.body, error.status, error.headers);
    },
  );
  response.headers.set(AGES_HEADER, formatAges(ages));
  response.headers.set(TIME_HEADER, time);
  return response;
}
