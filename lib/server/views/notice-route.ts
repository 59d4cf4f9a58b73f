import 'server-only';

import { summarise } from '@/lib/status/verdict/board-summary';
import { createDetails, type DetailPage } from '@/lib/status/notices/notice-details';
import type { NoticeKind } from '@/lib/status/notices/notice-filters';
import { withDisplayNames, type Named } from '@/lib/status/model/display-board';
import { allTexts, type WithTexts } from '@/lib/status/model/items';
import type { Snapshot } from '@/lib/status/model/types';

import type { ViewerArchive } from '../archive/viewer-archive';
import type { ArchiveRead } from '../archive/read-cache';
import { renderAhead, renderMarkdown } from '../markdown/markdown';
import { versionOf } from './archive-version';
import { viewRoute, type ViewRequest, type ViewRoute } from './view-route';

/** What the pages of the three kinds differ in. */
export interface DetailKind<Row, Item> {
  readonly kind: NoticeKind;
  /** Those that the board knows. */
  readonly knownOf: (snapshot: Snapshot) => readonly Row[];
  readonly ask: (archive: ViewerArchive, id: number) => Promise<ArchiveRead<Row | null>>;
  readonly itemOf: (details: ReturnType<typeof createDetails>, row: Row, snapshot: Snapshot) => Item;
}

const ID = /^[1-9]\d{0,14}$/;

/** The page about one thing: from the board where it knows it, and else from the archive. */
export function noticeRoute<Row extends Named & WithTexts, Item>({
  kind,
  knownOf,
  ask,
  itemOf,
}: DetailKind<Row, Item>): ViewRoute<DetailPage<Item>> {
  const read = async ({ snapshot, archive, params }: ViewRequest): Promise<DetailPage<Item> | null> => {
    const given = params['id'] ?? '';
    if (!ID.test(given)) return null;
    const id = Number(given);
    const { summary } = summarise(snapshot);
    const toItem = async (row: Row): Promise<Item> => {
      await renderAhead(allTexts(row));
      return itemOf(createDetails(snapshot.sections, renderMarkdown), withDisplayNames(row), snapshot);
    };
    const known = knownOf(snapshot).find((row) => row.id === id);
    if (known) return { ...summary, id, found: { state: 'read', item: await toItem(known), readAt: null } };
    const answer = await ask(archive, id);
    const version = versionOf(snapshot, answer);
    if (answer.state === 'unavailable') return { ...summary, version, id, found: answer };
    if (answer.value === null) return null;
    const readAt = new Date(answer.readAtMs).toISOString();
    return { ...summary, version, id, found: { state: 'read', item: await toItem(answer.value), readAt } };
  };
  return viewRoute({ pattern: `/${kind}/:id`, query: [], readsArchive: true, read });
}
