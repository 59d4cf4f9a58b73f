import { summarise } from '@/lib/status/verdict/board-summary';
import { createDetails, type DetailPage } from '@/lib/status/notices/notice-details';
import type { NoticeKind } from '@/lib/status/notices/notice-filters';
import { withDisplayNames, type Named } from '@/lib/status/model/display-board';
import { allTexts, type WithTexts } from '@/lib/status/model/items';
import type { Snapshot } from '@/lib/status/model/types';

import type { ViewerArchive } from '../archive/viewer-archive';
import type { ArchiveRead } from '../archive/read-cache';
import { renderAhead, renderMarkdown } from '../markdown/markdown';
import { toArchiveVersion } from './read-archive';
import { viewRoute, type ViewRequest, type ViewRoute } from './view-route';

/** What differs between pages of an incident, a maintenance and an announcement. */
export interface NoticeOptions<Row, Item> {
  readonly kind: NoticeKind;
  readonly boardRowsOf: (snapshot: Snapshot) => readonly Row[];
  readonly readOne: (archive: ViewerArchive, id: number) => Promise<ArchiveRead<Row | null>>;
  readonly itemOf: (details: ReturnType<typeof createDetails>, row: Row, snapshot: Snapshot) => Item;
}

const ID = /^[1-9]\d{0,14}$/;

/** The route of one notice: from the board, or else from the archive. */
export function noticeRoute<Row extends Named & WithTexts, Item>({
  kind,
  boardRowsOf,
  readOne,
  itemOf,
}: NoticeOptions<Row, Item>): ViewRoute<DetailPage<Item>> {
  const read = async ({ snapshot, archive, params }: ViewRequest): Promise<DetailPage<Item> | null> => {
    if (!ID.test(params['id'] ?? '')) return null;
    const id = Number(params['id']);
    const { summary } = summarise(snapshot);
    const toItem = async (row: Row): Promise<Item> => {
      await renderAhead(allTexts(row));
      return itemOf(createDetails(snapshot, renderMarkdown), withDisplayNames(row), snapshot);
    };
    const onBoard = boardRowsOf(snapshot).find((row) => row.id === id);
    if (onBoard)
      return { ...summary, id, found: { state: 'read', item: await toItem(onBoard), readAt: null } };
    const archived = await readOne(archive, id);
    const version = toArchiveVersion(snapshot, archived);
    if (archived.state === 'unavailable') return { ...summary, version, id, found: archived };
    if (archived.value === null) return null;
    const readAt = new Date(archived.readAtMs).toISOString();
    return { ...summary, version, id, found: { state: 'read', item: await toItem(archived.value), readAt } };
  };
  return viewRoute({ pattern: `/${kind}/:id`, query: [], readsArchive: true, read });
}
