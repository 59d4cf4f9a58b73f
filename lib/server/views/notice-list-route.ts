import { addFlaws, flawsOf } from '@/lib/status/model/flaws';
import { AT } from '@/lib/status/history/past-links';
import { alsoSearched, toItemText } from '@/lib/status/lists/search-text';
import { createItems, listedTextsOf, type WithTexts } from '@/lib/status/model/items';
import { type Named, withDisplayNames } from '@/lib/status/model/display-board';
import { createPlacer } from '@/lib/status/model/place';
import type { Dimension, Flaw, ItemFlaw, Place, Section, Snapshot } from '@/lib/status/model/types';
import { type NoticeKind, parametersOf } from '@/lib/status/notices/notice-filters';
import type { ListedItems, NoticeList } from '@/lib/status/notices/notice-list';
import { byNameAndId } from '@/lib/status/model/order';
import { matchesQuery, parseNoticeQuery } from '@/lib/status/notices/notice-query';
import { summarise } from '@/lib/status/verdict/board-summary';

import type { ArchivePage } from '../archive/archive-page';
import type { ListArchive, ViewerArchive } from '../archive/viewer-archive';
import { renderAhead, renderMarkdown } from '../markdown/markdown';
import { readArchivedNotices, toArchiveVersion, type ClosedRows } from './read-archive';
import { type ViewRequest, viewRoute, type ViewRoute } from './view-route';

type Items = ReturnType<typeof createItems>;

/** What differs between lists of incidents, maintenances and announcements. */
export interface NoticeListOptions<Row, Open, Past> extends Omit<ClosedRows<Row>, 'textOf'> {
  readonly kind: NoticeKind;
  /** The open ones, sorted; null if they were never read. */
  readonly openOf: (snapshot: Snapshot, nowMs: number) => readonly Row[] | null;
  /** Reads pages of closed ones. */
  readonly readPageOf: (archive: ViewerArchive) => ListArchive<Row>;
  readonly openItemOf: (items: Items) => (row: Row) => Open;
  readonly pastItemOf: (items: Items) => (row: Row) => Past;
}

interface Linked {
  readonly url?: string | null;
}

interface Readable {
  readonly flaws?: readonly ItemFlaw[];
}

const choicesOf = ({ items }: Section<Dimension>): Dimension[] =>
  items.map(({ id, name }) => ({ id, name })).sort(byNameAndId);

const toFlaws = ({ items, unreadable }: ArchivePage<Readable>): readonly Flaw[] =>
  addFlaws([
    ...(unreadable === 0 ? [] : [{ kind: 'row' as const, field: null, count: unreadable }]),
    ...flawsOf(items),
  ]);

/** What searches cover and lists do not show. */
const alsoOf = ({ reference, url, description }: Named & WithTexts & Linked) =>
  alsoSearched(reference, url, description);

/** The route of a list: open notices come from the board, closed ones from the archive. */
export function noticeListRoute<Row extends Named & WithTexts & Linked & Readable & Place, Open, Past>(
  options: NoticeListOptions<Row, Open, Past>,
): ViewRoute<NoticeList<Open, Past>> {
  const { kind, openOf, readPageOf, openItemOf, pastItemOf, facets } = options;
  const readView = async ({
    snapshot,
    archive,
    query,
    nowMs,
  }: ViewRequest): Promise<NoticeList<Open, Past>> => {
    const { sections, timeZone } = snapshot;
    const { summary } = summarise(snapshot);
    const noticeQuery = parseNoticeQuery(kind, query, sections);
    const items = createItems(sections, renderMarkdown);
    const place = createPlacer(sections);
    const withSearched =
      <Item>(itemOf: (row: Row) => Item) =>
      (row: Row): Item => ({ ...itemOf(row), ...alsoOf(row) });
    const textOf = (row: Row): string => toItemText({ ...place(row), ...alsoOf(row) });
    const common = {
      ...summary,
      problems: noticeQuery.problems,
      scopes: choicesOf(sections.scopes),
      services: choicesOf(sections.services),
    };
    if (noticeQuery.tab === 'open') {
      const open = openOf(snapshot, nowMs);
      const matching = open?.filter((row) => matchesQuery(noticeQuery, facets(row), timeZone)) ?? null;
      return {
        ...common,
        listed: {
          tab: 'open',
          items: matching?.map(withSearched(openItemOf(items))) ?? null,
          total: open?.length ?? 0,
        },
      };
    }
    const read = await readArchivedNotices(noticeQuery, { kind, timeZone, nowMs }, readPageOf(archive), {
      ...options,
      textOf,
    });
    if (read.state === 'read') await renderAhead(read.value.items.flatMap(listedTextsOf));
    const listed: ListedItems<Open, Past> =
      read.state === 'unavailable'
        ? { tab: 'past', ...read }
        : {
            tab: 'past',
            state: 'read',
            items: read.value.items.map(withDisplayNames).map(withSearched(pastItemOf(items))),
            page: noticeQuery.page,
            totalPages: read.value.totalPages,
            total: read.value.total,
            searched: noticeQuery.text,
            cut: read.value.cut ?? null,
            readAt: new Date(read.readAtMs).toISOString(),
            flaws: toFlaws(read.value),
          };
    return { ...common, version: toArchiveVersion(snapshot, read), listed };
  };
  return viewRoute({
    pattern: `/${kind}`,
    query: parametersOf(kind),
    // Announcements are not recorded.
    pageQuery: kind === 'announcements' ? [] : [AT],
    readsArchive: true,
    read: readView,
  });
}
