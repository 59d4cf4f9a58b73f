import type { MessageKey } from '@/lib/language/translate';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import type { HistoryChange } from '@/lib/status/history/types';
import { withDisplayNames } from '@/lib/status/model/display-board';
import type { SectionName } from '@/lib/status/model/types';

import type { Viewer } from '../../auth/viewer';
import { toStoreProblem } from '../../history/store/store';
import { answer, readOr503 } from '../history/answer';
import { CORS_HEADERS, toUnavailable } from '../read-api/responses';
import { createChangedAt, type ChangedAt } from './changed-at';
import { createClosedNotices, joinNotices } from './closed-notices';
import { createEntries, type FeedEntry } from './feed-entries';
import { readOutputRequest, type OutputRequest, type OutputSources } from './output-request';
import { FEED_KINDS, type FeedFormat, type FeedKind } from './output-routes';
import { FEED_TYPES, writeFeed } from './write-feed';

const MOST_ENTRIES = 100;
const MOST_CHANGES = 50;

const SECTIONS = {
  incident: 'incidents',
  maintenance: 'maintenances',
  announcement: 'announcements',
} as const satisfies Partial<Record<FeedKind, SectionName>>;

const KIND_NAMES = {
  incident: 'board.incidents',
  maintenance: 'board.maintenances',
  announcement: 'board.announcements',
  change: 'feed.changes',
} as const satisfies Readonly<Record<FeedKind, MessageKey>>;

const isMonitorChange = (change: HistoryChange): change is HistoryChange & { kind: 'monitor' } =>
  change.kind === 'monitor';

/** Without the history, entries are dated by ProdManager's own dates only. */
async function findChangedAt(
  kind: 'incident' | 'maintenance',
  { snapshot }: OutputRequest,
  { pastRecord, log }: OutputSources,
): Promise<ChangedAt> {
  try {
    return await createChangedAt(kind, snapshot.readsComments, pastRecord);
  } catch (error) {
    log.warn({ problem: toStoreProblem(error) }, 'the history cannot be read for a feed');
    return () => null;
  }
}

/** The entries of some kinds of notice, and whether those that are closed could be read. */
async function readNotices(
  kinds: readonly FeedKind[],
  request: OutputRequest,
  sources: OutputSources,
): Promise<{ readonly entries: readonly FeedEntry[]; readonly hasClosed: boolean }> {
  const { incidents, maintenances, announcements } = request.snapshot.sections;
  const closed = createClosedNotices(request);
  const create = createEntries(request);
  const readKind = async (kind: FeedKind) => {
    switch (kind) {
      case 'incident': {
        const [past, changedAt] = await Promise.all([
          closed.incidents(),
          findChangedAt(kind, request, sources),
        ]);
        const items = joinNotices(incidents.items, past.state === 'read' ? past.value : []);
        const entries = items.map((item) => create.incident(withDisplayNames(item), changedAt));
        return { entries, hasClosed: past.state === 'read' };
      }
      case 'maintenance': {
        const [past, changedAt] = await Promise.all([
          closed.maintenances(),
          findChangedAt(kind, request, sources),
        ]);
        const items = joinNotices(maintenances.items, past.state === 'read' ? past.value : []);
        const entries = items.map((item) => create.maintenance(withDisplayNames(item), changedAt));
        return { entries, hasClosed: past.state === 'read' };
      }
      case 'announcement': {
        const past = await closed.announcements();
        const items = joinNotices(announcements.items, past.state === 'read' ? past.value : []);
        const entries = items.map((item) => create.announcement(withDisplayNames(item)));
        return { entries, hasClosed: past.state === 'read' };
      }
      case 'change':
        return { entries: [], hasClosed: true };
    }
  };
  const read = await Promise.all(kinds.map(readKind));
  return {
    entries: read.flatMap(({ entries }) => entries),
    hasClosed: read.every(({ hasClosed }) => hasClosed),
  };
}

/** When the oldest of the requested data was read, if it is too old to describe the present; null if it is not. */
function findBlindness(
  kinds: readonly FeedKind[],
  { snapshot, nowMs }: OutputRequest,
  { store }: OutputSources,
): { readonly since: number | null } | null {
  const { freshnessOf } = toBoardFreshness(snapshot, store.ages());
  const names = kinds.map((kind) => (kind === 'change' ? 'monitors' : SECTIONS[kind]));
  const unknown = names.map(freshnessOf).filter(({ word }) => word === 'unknown');
  if (unknown.length === 0) return null;
  const ages = unknown.map(({ ageSeconds }) => ageSeconds);
  return { since: ages.includes(null) ? null : nowMs - Math.max(...ages.map(Number)) * 1_000 };
}

/**
 * Answers `/feed.atom`, `/feed.rss` and `/feed.json`: the latest incidents, maintenances and announcements, and on request changes of
 * monitors, as far as the viewer may see them. While the board knows nothing of the present, an entry says so. Errors become responses.
 */
export function respondWithFeed(
  given: Request,
  format: FeedFormat,
  sources: OutputSources,
  viewer: Pick<Viewer, 'visibility'>,
): Promise<Response> {
  return answer(async () => {
    const request = readOutputRequest(given, 'Feed', sources, viewer);
    const { query, areas, snapshot, words, selected, base, idOf } = request;
    const chosen = query.wordsOf('kind', FEED_KINDS);
    query.check();
    const kinds: readonly FeedKind[] = [...new Set(chosen ?? FEED_KINDS.filter((kind) => kind !== 'change'))];
    for (const kind of kinds) {
      if (kind === 'change') continue;
      const section = snapshot.sections[SECTIONS[kind]];
      if (section.state === 'unavailable') throw toUnavailable(kind, section.problem);
    }
    const changes = kinds.includes('change')
      ? await readOr503(
          sources.pastRecord.readChanges({ areas, kinds: ['monitor'], before: null, limit: MOST_CHANGES }),
          sources.log,
        )
      : null;
    const { entries: notices, hasClosed } = await readNotices(kinds, request, sources);
    const create = createEntries(request);
    const entries = [...notices, ...(changes?.changes ?? []).filter(isMonitorChange).map(create.change)].sort(
      (a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1),
    );
    const newestAt = entries[0]?.updatedAt ?? 0;
    const blindness = findBlindness(kinds, request, sources);
    const blind = blindness === null ? [] : [create.blind(blindness.since, newestAt)];
    const { t } = words;
    const contents = FEED_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => t(KIND_NAMES[kind]));
    const shown = [...blind, ...entries.slice(0, MOST_ENTRIES)];
    const search = new URL(given.url).search;
    const body = writeFeed(format, {
      id: `urn:uuid:${idOf('feed', search)}`,
      title: [
        snapshot.title,
        ...(selected.length === 0 ? [] : [selected.join(', ')]),
        ...(chosen === null ? [] : [contents.join(', ')]),
      ].join(' – '),
      description: [
        `${contents.join(', ')}.`,
        ...(blind.length === 0 ? [] : [t('feed.blindHint')]),
        ...(hasClosed ? [] : [t('feed.noClosed')]),
      ].join(' '),
      language: words.language,
      homeUrl: `${base}/`,
      feedUrl: `${base}/feed.${format}${search}`,
      updatedAt: Math.max(0, ...shown.map(({ updatedAt }) => updatedAt)),
      entries: shown,
    });
    return new Response(body, {
      headers: { 'content-type': FEED_TYPES[format], 'cache-control': 'no-cache', ...CORS_HEADERS },
    });
  });
}
