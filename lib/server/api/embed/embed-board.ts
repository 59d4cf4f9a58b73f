import { ApiError } from '@/lib/prodmanager/protocol/responses';
import { catalogueOf } from '@/lib/language/catalogue';
import { nameUnknownPlaces } from '@/lib/language/place-names';
import { createWords, type Words } from '@/lib/language/words';
import { LANGUAGES, parsePreferences, THEMES, type Preferences } from '@/lib/site/preferences';
import { toDisplayBoard } from '@/lib/status/model/display-board';
import { selectedNames, type Selected } from '@/lib/status/model/place';
import { filterBoard, parseSelection, toSelected, type Selection } from '@/lib/status/model/selection';
import type { Snapshot } from '@/lib/status/model/types';
import { summarise, type SummarisedBoard } from '@/lib/status/verdict/board-summary';
import { toShownState, type ShownState } from '@/lib/status/freshness/shown-state';
import type { Verdict } from '@/lib/status/verdict/verdict';

import type { Viewer } from '../../auth/viewer';
import type { SnapshotStore } from '../../snapshot/snapshot-store';

/** Where what is embedded gets its data. */
export type EmbedStore = Pick<SnapshotStore, 'forVisibility' | 'ages' | 'time'>;

/** A part of the board in the words of a viewer. */
export interface EmbedBoard extends SummarisedBoard {
  /** With names as shown. */
  readonly snapshot: Snapshot;
  readonly verdict: Verdict;
  readonly state: ShownState;
  /** The scopes and services that were asked for; empty for the whole board. */
  readonly selected: readonly Selected[];
  /** Epoch milliseconds. */
  readonly nowMs: number;
  readonly words: Words;
}

const oneOf = <Word extends string>(known: readonly Word[], value: string | null): Word | null =>
  known.find((word) => word === value) ?? null;

/** The look that a request asks for: `lang` and `theme` (`light`, `dark`, `auto`) in its query, else the viewer's preferences. */
export function readLook({ url, headers }: Request): Preferences {
  const query = new URL(url).searchParams;
  const preferences = parsePreferences({
    cookie: headers.get('cookie'),
    acceptLanguage: headers.get('accept-language'),
  });
  return {
    ...preferences,
    language: oneOf(LANGUAGES, query.get('lang')) ?? preferences.language,
    theme:
      query.get('theme') === 'auto' ? 'system' : (oneOf(THEMES, query.get('theme')) ?? preferences.theme),
  };
}

/** A part of what a viewer may see. */
export function toEmbedBoard(
  whole: Snapshot,
  selection: Selection,
  store: EmbedStore,
  { language, zone }: Preferences,
): EmbedBoard {
  const words = createWords({ language, messages: catalogueOf(language), timeZone: zone ?? whole.timeZone });
  const snapshot = filterBoard(toDisplayBoard(whole), selection);
  const summarised = summarise(snapshot);
  const selected = toSelected(selection, snapshot.sections);
  const named = JSON.parse(
    nameUnknownPlaces(JSON.stringify({ verdict: summarised.summary.verdict, selected }), words.t),
  ) as Pick<EmbedBoard, 'verdict' | 'selected'>;
  return {
    ...summarised,
    ...named,
    snapshot,
    state: toShownState(summarised, store.ages()),
    nowMs: Date.parse(store.time()),
    words,
  };
}

/**
 * The part of the board that a request asks for with `scope` and `service`.
 *
 * @throws ApiError 400 for an unknown scope or service: ignoring it would show more than requested. While scopes or services were never
 * read, the state is unknown instead.
 */
export function readEmbedBoard(
  request: Request,
  store: EmbedStore,
  { visibility }: Pick<Viewer, 'visibility'>,
): EmbedBoard {
  const { snapshot } = store.forVisibility(visibility);
  const { sections } = snapshot;
  const { selection, problems } = parseSelection(new URL(request.url).searchParams, sections);
  const problem = problems.find(
    ({ parameter }) => sections[parameter === 'scope' ? 'scopes' : 'services'].state !== 'unavailable',
  );
  if (problem) {
    const { parameter, value } = problem;
    const reasons = { [parameter]: [`There is no ${parameter} ${JSON.stringify(value)}.`] };
    throw new ApiError(400, { message: 'Status failed', reasons });
  }
  return toEmbedBoard(snapshot, selection, store, readLook(request));
}

/** The title of the board, with the names of its selected part: `Production – Payments, eu-west-1`. */
export function titleOf({ snapshot, selected }: Pick<EmbedBoard, 'snapshot' | 'selected'>): string {
  return selected.length === 0 ? snapshot.title : `${snapshot.title} – ${selectedNames(selected)}`;
}

/** When the oldest data that the state needs was read, an ISO instant; null if it was never read. */
export const readAtOf = ({
  state: { ageSeconds },
  nowMs,
}: {
  readonly state: Pick<ShownState, 'ageSeconds'>;
  readonly nowMs: number;
}): string | null => (ageSeconds === null ? null : new Date(nowMs - ageSeconds * 1_000).toISOString());
