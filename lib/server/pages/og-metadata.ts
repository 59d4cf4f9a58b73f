import type { Metadata } from 'next';

import { stateText } from '@/lib/language/item-state';
import { atBase } from '@/lib/site/base-path';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import { WHOLE_BOARD } from '@/lib/status/model/selection';

import { toEmbedBoard } from '../api/embed/embed-board';
import type { Viewer } from '../auth/viewer';
import { getConfig } from '../config/config';
import { getRuntime } from '../runtime';
import { getView, toPagePath, type ViewAddress } from '../views/get-view';
import { isItemView, matchView, type ItemView } from '../views/view-routes';
import { toFeedFilter, toFeedLinks } from './feed-links';
import { findViewer, readViewer, requireRouteViewer } from './guard';
import { describeItem } from './item-preview';
import { describeBoard, timeOf, type LinkPreview } from './board-preview';
import { givenMoment, localiseView, openWords, readPreferences, toQuery, type PageProps } from './page';

/** Where a preview gets its messages. */
const NAMESPACES = ['share', 'state', 'notice', 'feed'] as const;

/** The preview of the whole board. Its picture names no service, scope or incident. */
async function toBoardPreview({ visibility }: Viewer): Promise<LinkPreview> {
  const [preferences, { store }] = await Promise.all([readPreferences(), getRuntime()]);
  const { snapshot } = store.forVisibility(visibility);
  return describeBoard(toEmbedBoard(snapshot, WHOLE_BOARD.selection, store, preferences));
}

/** The preview of an item's page: its name and state. Null if there is no such item, or if it cannot be read now. */
async function toItemPreview(
  name: ItemView,
  address: ViewAddress,
  viewer: Viewer,
): Promise<LinkPreview | null> {
  const [{ words }, read] = await Promise.all([
    openWords(NAMESPACES),
    getRuntime().then((runtime) => getView(runtime, name, address, viewer)),
  ]);
  if (!read) return null;
  const { view, ages, time: now } = localiseView(read, words);
  const nowMs = Date.parse(now);
  const item = describeItem(name, view, { words, nowMs });
  if (!item) return null;
  const { section, readAt, state } = item;
  const { t, language } = words;
  const { freshness, freshnessOf } = toBoardFreshness(view, ages);
  const { word, ageSeconds } = section === 'all' ? freshness : freshnessOf(section);
  const time = timeOf(readAt ?? new Date(nowMs - (ageSeconds ?? 0) * 1_000).toISOString(), words);
  const isUnknown = readAt === null && word === 'unknown';
  const stated = isUnknown ? t('board.statusUnknown') : stateText(state);
  return {
    title: `${item.name} – ${stated}`,
    description:
      item.details === ''
        ? t('share.asOf', { time })
        : t('share.description', { counts: item.details, time }),
    picture: {
      board: view.title,
      level: isUnknown ? 'unknown' : state.tone === 'neutral' ? 'empty' : state.tone,
      headline: item.name,
      details: [stated, item.details].filter(Boolean).join(' · '),
      time: t('share.asOf', { time }),
    },
    language,
  };
}

/** The preview of the board for its picture. Redirects viewers who may not see it. */
export async function openBoardPreview(): Promise<LinkPreview> {
  return toBoardPreview(await requireRouteViewer('/api/og'));
}

/** The preview of an item for its picture; null if there is no such item. Redirects viewers who may not see it. @param segments Path of its page. */
export async function openItemPreview(segments: readonly string[]): Promise<LinkPreview | null> {
  const viewer = await requireRouteViewer(`/api/og/${segments.join('/')}`);
  const match = matchView(segments);
  if (!match || !isItemView(match.name)) return null;
  return toItemPreview(match.name, { params: match.params, query: new URLSearchParams() }, viewer);
}

const toPicturePath = (name: ItemView, params: ViewAddress['params']): string =>
  `/api/og${toPagePath(name, params)}`;

/** Metadata of pages that no search engine should show: a status in its index would be outdated, unless the operator wants that. */
export const NOT_INDEXED: Metadata = { robots: { index: false } };

/**
 * Metadata of a page that may show a moment of the past; empty for the present. A moment has no preview: that of the layout shows the
 * present.
 */
export async function openPastMetadata({ searchParams }: Pick<PageProps, 'searchParams'>): Promise<Metadata> {
  if (givenMoment(toQuery(await searchParams)) === '') return {};
  return { ...NOT_INDEXED, description: null, openGraph: null, twitter: null };
}

/** The image needs an absolute address, so it is only there if `BOARD_URL` is set. */
function toMetadata({ title, description, picture, language }: LinkPreview, picturePath: string): Metadata {
  const { BOARD_URL } = getConfig();
  const images = BOARD_URL
    ? [{ url: BOARD_URL + picturePath, width: 1_200, height: 630, alt: `${title} – ${picture.board}` }]
    : [];
  return {
    description,
    openGraph: { title, description, type: 'website', siteName: picture.board, locale: language, images },
    twitter: { title, description, card: images.length > 0 ? 'summary_large_image' : 'summary', images },
  };
}

/** Metadata of every page, with the Open Graph data of the board. */
export async function openMetadata(): Promise<Metadata> {
  const viewer = await readViewer();
  // The sign-in page reveals nothing about production.
  if (!viewer) return { ...NOT_INDEXED, applicationName: getConfig().BOARD_TITLE };
  const [preview, { words }] = await Promise.all([toBoardPreview(viewer), openWords(NAMESPACES)]);
  return {
    ...toMetadata(preview, '/api/og'),
    alternates: toFeedLinks(preview.picture.board, words),
    ...(getConfig().ALLOW_INDEXING === 'off' && NOT_INDEXED),
    applicationName: preview.picture.board,
    icons: { apple: atBase('/icons/board-180.png') },
  };
}

/** Open Graph data of an item's page, instead of the board's; empty for viewers who may not see it, see also {@link openPastMetadata}. */
export async function openItemMetadata(name: ItemView, props: PageProps): Promise<Metadata> {
  const address = { params: await props.params, query: toQuery(await props.searchParams) };
  if (givenMoment(address.query) !== '') return openPastMetadata(props);
  const viewer = await findViewer(toPagePath(name, address.params));
  const preview = viewer && (await toItemPreview(name, address, viewer));
  if (!preview) return {};
  const filter = toFeedFilter(name, address.params);
  const { words } = await openWords(NAMESPACES);
  return {
    ...toMetadata(preview, toPicturePath(name, address.params)),
    ...(filter !== null && { alternates: toFeedLinks(preview.picture.headline, words, filter) }),
  };
}
