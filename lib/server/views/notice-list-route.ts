import 'server-only';

import { addFlaws, flawsOf } from '@/lib/status/model/flaws';
import { createItems, listedTextsOf, type WithTexts } from '@/lib/status/model/items';
import { type Named, withDisplayNames } from '@/lib/status/model/display-board';
import type { Dimension, Flaw, ItemFlaw, Section, Snapshot } from '@/lib/status/model/types';
import { type NoticeKind, parametersOf } from '@/lib/status/notices/notice-filters';
import type { ListedItems, NoticeList } from '@/lib/status/notices/notice-list';
import { matchesQuery, parseNoticeQuery } from '@/lib/status/notices/notice-query';
import { summarise } from '@/lib/status/verdict/board-summary';

import type { ArchivePage } from '../archive/archive-page';
import type { AskArchive, ViewerArchive } from '../archive/viewer-archive';
import { renderAhead, renderMarkdown } from '../markdown/markdown';
import { versionOf } from './archive-version';
import { type PastRows, readPast } from './read-archive';
import { type ViewRequest, viewRoute, type ViewRoute } from './view-route';

/** What the lists of the three kinds differ in. */
export interface ListKind<Row extends { readonly name: string }, Item> extends PastRows<Row> {
  readonly kind: NoticeKind;
  /** Those that are not over, in their order; null where they were never read. */
  readonly openOf: (snapshot: Snapshot, nowMs: number) => readonly Row[] | null;
  readonly pageOf: (archive: ViewerArchive) => AskArchive<Row>;
  readonly itemOf: (items: ReturnType<typeof createItems>) => (row: Row) => Item;
}

interface Readable {
  readonly flaws?: readonly ItemFlaw[];
}

const choicesOf = ({ items }: Section<Dimension>): Dimension[] =>
  items
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.id - b.id);

const toFlaws = ({ items, leftOut }: ArchivePage<Readable>): readonly Flaw[] =>
  addFlaws([
    ...(leftOut === 0 ? [] : [{ kind: 'row' as const, field: null, count: leftOut }]),
    ...flawsOf(items),
  ]);

/** A list with what goes on from the board, and what is over from the archive. */
export function noticesRoute<Row extends Named & WithTexts & Readable, Item>(
  given: ListKind<Row, Item>,
): ViewRoute<NoticeList<Item>> {
  const { kind, openOf, pageOf, itemOf, facets } = given;
  const read = async ({ snapshot, archive, query, nowMs }: ViewRequest): Promise<NoticeList<Item>> => {
    const { sections, timeZone } = snapshot;
    const { summary } = summarise(snapshot);
    const { problems, ...asked } = parseNoticeQuery(kind, query, sections);
    const toItem = itemOf(createItems(sections, renderMarkdown));
    const wanted = { ...asked, problems };
    const common = {
      ...summary,
      problems,
      scopes: choicesOf(sections.scopes),
      services: choicesOf(sections.services),
    };
    if (asked.tab === 'open') {
      const open = openOf(snapshot, nowMs);
      const items = open?.filter((row) => matchesQuery(wanted, facets(row), timeZone)).map(toItem) ?? null;
      return { ...common, listed: { tab: 'open', items, total: open?.length ?? 0 } };
    }
    const past = await readPast(wanted, { kind, timeZone, nowMs }, pageOf(archive), given);
    if (past.state === 'read') await renderAhead(past.value.items.flatMap(listedTextsOf));
    const listed: ListedItems<Item> =
      past.state === 'unavailable'
        ? { tab: 'past', ...past }
        : {
            tab: 'past',
            state: 'read',
            items: past.value.items.map(withDisplayNames).map(toItem),
            page: asked.page,
            totalPages: past.value.totalPages,
            total: past.value.total,
            searched: asked.text,
            cut: past.value.cut ?? null,
            readAt: new Date(past.readAtMs).toISOString(),
            flaws: toFlaws(past.value),
          };
    return { ...common, version: versionOf(snapshot, past), listed };
  };
  return viewRoute({ pattern: `/${kind}`, query: parametersOf(kind), readsArchive: true, read });
}
