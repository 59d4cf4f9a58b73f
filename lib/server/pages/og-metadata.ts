import type { Metadata } from 'next';

import { nameUnknownPlaces } from '@/lib/language/place-names';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import { summarise } from '@/lib/status/verdict/board-summary';
import type { StatusCounts } from '@/lib/status/model/counts';
import { toFreshness, worstFreshness } from '@/lib/status/freshness/freshness';
import { toDisplayBoard } from '@/lib/status/model/display-board';
import type { Verdict, VerdictLevel } from '@/lib/status/verdict/verdict';

import type { Viewer } from '../auth/viewer';
import { getConfig } from '../config/config';
import { getRuntime } from '../runtime';
import { readViewer, requireRouteViewer } from './guard';
import { openWords } from './page';

/** Content of a link preview. */
export interface BoardPreview {
  /** Title of the board. */
  readonly title: string;
  /** `unknown` if the data is outdated. */
  readonly level: VerdictLevel;
  /** The verdict; may contain names of services, scopes or incidents. */
  readonly sentence: string;
  /** Number of monitors by status, as text without names. */
  readonly counts: string;
  /** When the board was last read, as text with the time zone; the current time if it never was. */
  readonly time: string;
}

async function toPreview({ visibility }: Viewer): Promise<BoardPreview & Pick<Words, 't' | 'language'>> {
  const [{ words }, { store }] = await Promise.all([openWords(['share']), getRuntime()]);
  const snapshot = toDisplayBoard(store.forVisibility(visibility).snapshot);
  const { summary } = summarise(snapshot);
  const verdict = JSON.parse(nameUnknownPlaces(JSON.stringify(summary.verdict), words.t)) as Verdict;
  const ages = store.ages();
  const { intervalSeconds, isSlowed } = snapshot;
  const freshnessOf = (name: 'monitors' | 'scopes' | 'services') =>
    toFreshness({
      ageSeconds: ages[name],
      intervalSeconds,
      isSlowed,
      problem: snapshot.sections[name].problem,
    });
  const { word } = worstFreshness(freshnessOf('monitors'), freshnessOf('scopes'), freshnessOf('services'));
  const nowMs = Date.parse(store.time());
  const readAt = new Date(nowMs - (ages.monitors ?? 0) * 1_000).toISOString();
  const isUnknown = word === 'unknown' || summary.verdict.kind === 'unread';
  return {
    title: snapshot.title,
    level: isUnknown ? 'unknown' : summary.verdict.level,
    sentence: isUnknown ? words.t('board.statusUnknown') : verdictSentence(verdict, words.t),
    counts:
      summary.verdict.kind === 'unread'
        ? words.t('board.monitorsUnread')
        : toCountWords(summary.counts, words.t),
    // With the date, because previews are cached.
    time: words.instant(readAt, { nowMs: 0 }),
    t: words.t,
    language: words.language,
  };
}

/** The content of the preview image. Redirects viewers who may not see it. */
export async function openPreview(): Promise<BoardPreview & Pick<Words, 't' | 'language'>> {
  return toPreview(await requireRouteViewer('/api/og'));
}

function toCountWords(counts: StatusCounts, t: Words['t']): string {
  const keys = [
    ['alert', 'board.alertCount'],
    ['warning', 'board.warningCount'],
    ['unknown', 'board.unknownCount'],
    ['ok', 'board.okCount'],
  ] as const;
  return keys
    .filter(([status]) => status === 'ok' || counts[status] > 0)
    .map(([status, key]) => t(key, { count: counts[status] }))
    .join(' · ');
}

/** Metadata of pages that no search engine should show: a status in its index would be outdated, unless the operator wants that. */
export const NOT_INDEXED: Metadata = { robots: { index: false } };

/** Open Graph metadata of every page. The image needs an absolute address, so it is only there if `BOARD_URL` is set. */
export async function openMetadata(): Promise<Metadata> {
  const viewer = await readViewer();
  // The sign-in page reveals nothing about production.
  if (!viewer) return { ...NOT_INDEXED, applicationName: getConfig().BOARD_TITLE };
  const { title, sentence, counts, time, t, language } = await toPreview(viewer);
  const { BOARD_URL, ALLOW_INDEXING } = getConfig();
  const texts = { title: sentence, description: t('share.description', { counts, time }) };
  const images = BOARD_URL
    ? [{ url: `${BOARD_URL}/api/og`, width: 1_200, height: 630, alt: `${sentence} – ${title}` }]
    : [];
  return {
    ...(ALLOW_INDEXING === 'off' && NOT_INDEXED),
    description: texts.description,
    applicationName: title,
    icons: { apple: atBase('/icons/board-180.png') },
    openGraph: { ...texts, type: 'website', siteName: title, locale: language, images },
    twitter: { ...texts, card: images.length > 0 ? 'summary_large_image' : 'summary', images },
  };
}
