import 'server-only';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';

import { catalogueOf } from '@/lib/language/catalogue';
import type { NamespaceName } from '@/lib/language/messages/en/catalogue';
import { createWords, type Words } from '@/lib/language/words';
import {
  formatMoment,
  parseMoment,
  toAxis,
  toDayStarts,
  toLocalMoment,
  toMarks,
  toSteps,
  type Moment,
} from '@/lib/status/history/moment';
import type { MomentAxis, MomentProblem, MomentView } from '@/lib/status/history/moment-view';
import { AT, withAt } from '@/lib/status/history/past-links';
import type { Period } from '@/lib/status/history/types';
import { severityRank } from '@/lib/status/model/order';
import { parseSelection } from '@/lib/status/model/selection';
import type { Snapshot } from '@/lib/status/model/types';

import type { Viewer } from '../auth/viewer';
import type { History } from '../history/history';
import { inlineScript } from '../http/inline-scripts';
import { pageNonceOf } from '../http/page-nonce';
import { getRuntime } from '../runtime';
import { toPagePath } from '../views/get-view';
import { getViewAt, type ViewAt } from '../views/view-at';
import type { ViewName, ViewOf } from '../views/view-routes';
import { requireViewer } from './guard';
import {
  givenMoment,
  localiseView,
  openPage,
  openWords,
  toQuery,
  type OpenPage,
  type PageProps,
  type PageWords,
} from './page';
import { mayReadPast, readOrNull, toSelectedAreas } from './past';

/** What the head of a page of the past is rendered with, on the server only. */
export interface MomentHead {
  readonly words: Words;
  readonly moment: MomentView;
  /** The moment as in addresses; null if there is none that can be shown. */
  readonly at: string | null;
  /** What makes the slider move. */
  readonly script: { readonly nonce: string | undefined; readonly text: string };
}

/** A page that shows the present or a moment of the past. */
export interface ShownPage<Name extends ViewName> extends OpenPage<Name> {
  /** Null for the present. */
  readonly head: MomentHead | null;
}

/** A page of a moment that cannot be shown. */
export interface UnshownPage extends PageWords {
  readonly initial: null;
  readonly summary: Pick<Snapshot, 'title' | 'isDemo'>;
  readonly head: MomentHead;
  readonly problem: MomentProblem;
}

const MOST_MARKS = 60;

/** The time axis, with the incidents that the viewer may see at the selected places; the worst ones, if there are many. */
async function readAxis(
  history: Pick<History, 'readNotices' | 'readGaps'>,
  at: number,
  recorded: Period,
  areas: ReturnType<typeof toSelectedAreas>,
  timeZone: string,
): Promise<MomentAxis> {
  const axis = toAxis(at, recorded);
  const [notices, gaps] = await Promise.all([
    history.readNotices({ kind: 'incident', period: axis, areas }),
    history.readGaps(axis),
  ]);
  const all = toMarks(notices, axis);
  const marks = [...all]
    .sort((a, b) => severityRank(b.severity) - severityRank(a.severity))
    .slice(0, MOST_MARKS)
    .sort((a, b) => a.from - b.from);
  const share = (at - axis.from) / Math.max(1, axis.until - axis.from);
  return { ...axis, share, days: toDayStarts(axis, timeZone), gaps, marks, total: all.length };
}

const NO_STEPS = { dayBack: null, hourBack: null, hourOn: null, dayOn: null };

/** What is read of the past for a page. */
interface PastRead<Name extends ViewName> {
  readonly recorded: Period | null;
  /** Null for a moment that has no past. */
  readonly view: ViewAt<ViewOf<Name>> | null;
  readonly axis: MomentAxis | null;
}

function problemOf<Name extends ViewName>(
  moment: Moment,
  read: { readonly value: PastRead<Name> } | null,
): MomentProblem {
  if (moment.state !== 'past') return moment.state;
  return read?.value.view && read.value.view.state !== 'read' ? read.value.view.state : 'unavailable';
}

/** Redirects to the canonical address of a moment. */
function requireCanonical(path: string, query: URLSearchParams, at: number): void {
  const canonical = formatMoment(at);
  if (query.getAll(AT).length > 1 || query.get(AT) !== canonical)
    redirect(`${path}?${withAt(query.toString(), canonical)}`);
}

async function openMoment<Name extends ViewName>(
  name: Name,
  address: { readonly params: Readonly<Record<string, string>>; readonly query: URLSearchParams },
  viewer: Viewer,
  names: readonly NamespaceName[],
): Promise<ShownPage<Name> | UnshownPage> {
  const { query } = address;
  const path = toPagePath(name, address.params);
  const [runtime, pageWords, requestHeaders] = await Promise.all([
    getRuntime(),
    openWords([...names, 'then']),
    headers(),
  ]);
  const { store, pastRecord } = runtime;
  const { language, timeZone } = pageWords.frame.options;
  const snapshot = store.forVisibility(viewer.visibility).snapshot;
  const nowMs = Date.parse(store.time());
  const moment = parseMoment(givenMoment(query), timeZone, nowMs);
  const at = moment.state === 'past' ? moment.at : null;
  if (at !== null) requireCanonical(path, query, at);

  const read = await readOrNull(
    mayReadPast(viewer.visibility, snapshot),
    async (): Promise<PastRead<Name>> => {
      const recorded = await pastRecord.readKnownPeriod();
      if (at === null || !recorded)
        return { recorded, view: at === null ? null : { state: 'before' }, axis: null };
      const { selection } = parseSelection(query, snapshot.sections);
      const areas = toSelectedAreas({ selection }, snapshot, viewer.visibility);
      const hasAxis = name === 'overview' && at >= recorded.from;
      const [view, axis] = await Promise.all([
        getViewAt(runtime, name, address, viewer, at),
        hasAxis ? readAxis(pastRecord, at, { from: recorded.from, until: nowMs }, areas, timeZone) : null,
      ]);
      return { recorded, view, axis };
    },
  );
  const { recorded = null, view = null, axis = null } = read?.value ?? {};
  const observation = view && view.state !== 'before' ? view.observation : null;
  const head: MomentHead = {
    words: createWords({ language, messages: catalogueOf(language), timeZone }),
    at: at === null ? null : formatMoment(at),
    script: { nonce: pageNonceOf(requestHeaders), text: inlineScript('moment-slider') },
    moment: {
      path,
      search: withAt(query.toString(), null),
      at,
      observation,
      recorded,
      nowMs,
      steps: at !== null && recorded ? toSteps(at, { from: recorded.from, until: nowMs }) : NO_STEPS,
      axis,
      local: toLocalMoment(at ?? nowMs, timeZone),
    },
  };
  if (view?.state === 'read')
    return { ...pageWords, head, initial: localiseView(view.initial, pageWords.words), sourceUrl: null };
  const { title, isDemo } = snapshot;
  return { ...pageWords, head, initial: null, summary: { title, isDemo }, problem: problemOf(moment, read) };
}

/**
 * The data of a page with a view that also shows moments of the past, see {@link openPage}. A moment in another form is redirected to its
 * canonical one.
 */
export async function openPageAt<Name extends ViewName>(
  name: Name,
  props: PageProps,
  names: readonly NamespaceName[] = [],
): Promise<ShownPage<Name> | UnshownPage> {
  const address = { params: await props.params, query: toQuery(await props.searchParams) };
  if (givenMoment(address.query) === '') return { ...(await openPage(name, props, names)), head: null };
  const viewer = await requireViewer(toPagePath(name, address.params));
  return openMoment(name, address, viewer, names);
}
