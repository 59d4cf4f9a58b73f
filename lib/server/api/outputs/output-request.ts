import type { Logger } from 'pino';

import { catalogueOf } from '@/lib/language/catalogue';
import { nameUnknownPlaces } from '@/lib/language/place-names';
import { createWords, type Words } from '@/lib/language/words';
import { LANGUAGES } from '@/lib/site/preferences';
import { toDisplayBoard } from '@/lib/status/model/display-board';
import { createPlacer } from '@/lib/status/model/place';
import { parseSelection } from '@/lib/status/model/selection';
import type { Place, Snapshot } from '@/lib/status/model/types';
import { createBoardFilter } from '@/lib/status/model/visible-board';
import type { Product, Visibility } from '@/lib/status/model/visibility';

import type { Archive } from '../../archive/archive';
import { createViewerArchive, type ViewerArchive } from '../../archive/viewer-archive';
import type { Viewer } from '../../auth/viewer';
import type { Config } from '../../config/config';
import type { History } from '../../history/history';
import { toPageBase } from '../../http/board-address';
import type { SnapshotStore } from '../../snapshot/snapshot-store';
import { HistoryQuery } from '../history/history-query';
import { createIds, type IdOf } from './output-id';

/** Where feeds and calendars get their data. */
export interface OutputSources {
  readonly store: Pick<SnapshotStore, 'forVisibility' | 'ages' | 'time'>;
  readonly archive: Archive;
  readonly pastRecord: Pick<History, 'readChanges' | 'readNoticeChanges'>;
  readonly log: Pick<Logger, 'warn'>;
  readonly config: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY' | 'PRODMANAGER_URL'>;
}

/** The names of a scope and a service, as shown. */
export interface PlaceNames {
  readonly scope: string;
  readonly service: string;
}

/** A request for a feed or a calendar. */
export interface OutputRequest {
  /** Not checked yet: call `check` after reading further parameters. */
  readonly query: HistoryQuery;
  readonly areas: readonly Product[];
  /**
   * The selected part of what the viewer may see, with names as shown, and with internal events: these only show when something was
   * changed. Nothing of their content may be written.
   */
  readonly snapshot: Snapshot;
  /** Closed items of the same part, likewise. */
  readonly archive: ViewerArchive;
  /** Names of the selected scopes and services. */
  readonly selected: readonly string[];
  /** The names of a place. */
  readonly placeOf: (place: Place) => PlaceNames;
  readonly words: Words;
  /** The address of the board, without a slash at its end; a path, or empty, if it does not know its own. */
  readonly base: string;
  readonly idOf: IdOf;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

const toArea = ({ scopes, services }: Product) => ({
  scopes: scopes && scopes.map(String),
  services: services && services.map(String),
});

/**
 * Reads the parameters that feeds and calendars have in common.
 *
 * @param subject What is requested, for the message of an error.
 * @throws ApiError 503 if the scopes or services, which are needed for this, were never read
 */
export function readOutputRequest(
  request: Request,
  subject: string,
  { store, archive, config }: OutputSources,
  { visibility }: Pick<Viewer, 'visibility'>,
): OutputRequest {
  const parameters = new URL(request.url).searchParams;
  const query = new HistoryQuery(parameters, subject);
  const seen: Visibility = { ...visibility, showsInternal: true };
  const whole = store.forVisibility(seen).snapshot;
  const areas = query.areasOf(whole, visibility);
  const language = query.wordOf('lang', LANGUAGES);
  const part: Visibility = { areas: areas.map(toArea), showsInternal: true };
  const snapshot = toDisplayBoard(createBoardFilter(part)(whole));
  const { sections, timeZone } = snapshot;
  const { selection } = parseSelection(parameters, whole.sections);
  const nameOf = ({ items }: typeof sections.scopes, ids: readonly number[]) =>
    ids.flatMap((id) => items.find((item) => item.id === id)?.name ?? []);
  const words = createWords({ language, messages: catalogueOf(language), timeZone });
  const place = createPlacer(sections);
  const nowMs = Date.parse(store.time());
  return {
    query,
    areas,
    snapshot,
    archive: createViewerArchive(archive, part, whole, nowMs),
    selected: [
      ...nameOf(sections.services, selection.services),
      ...nameOf(sections.scopes, selection.scopes),
    ],
    placeOf: ({ scopeId, serviceId }) => {
      const { scope, service } = place({ scopeId, serviceId });
      return JSON.parse(nameUnknownPlaces(JSON.stringify({ scope, service }), words.t)) as PlaceNames;
    },
    words,
    base: toPageBase(config, request.headers),
    idOf: createIds(config),
    nowMs,
  };
}
