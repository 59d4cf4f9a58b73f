import 'server-only';

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

import { readViewer, requireRouteViewer } from './guard';
import type { Viewer } from '../auth/viewer';
import { getConfig } from '../config/config';
import { openWords } from './page';
import { getRuntime } from '../runtime';

/** What a preview of the board says. */
export interface Shared {
  /** What the board is called. */
  readonly title: string;
  /** `unknown` where the board is too old to tell. */
  readonly level: VerdictLevel;
  /** The verdict: it may name a service, a scope or an incident. */
  readonly sentence: string;
  /** Of all monitors, in words, without a name. */
  readonly counts: string;
  /** When the board was last read, in words with the zone; where it never was, the present. */
  readonly time: string;
}

/** How the board stands now, as the viewer may see it, for whoever sees no more of it than a preview. */
async function share({ visibility }: Viewer): Promise<Shared & Pick<Words, 't' | 'language'>> {
  const [{ words }, { store }] = await Promise.all([openWords(['share']), getRuntime()]);
  const snapshot = toDisplayBoard(store.forVisibility(visibility).snapshot);
  const { summary: facts } = summarise(snapshot);
  const verdict = JSON.parse(nameUnknownPlaces(JSON.stringify(facts.verdict), words.t)) as Verdict;
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
  const isUnknown = word === 'unknown' || facts.verdict.kind === 'unread';
  return {
    title: snapshot.title,
    level: isUnknown ? 'unknown' : facts.verdict.level,
    sentence: isUnknown ? words.t('board.statusUnknown') : verdictSentence(verdict, words.t),
    counts:
      facts.verdict.kind === 'unread' ? words.t('board.monitorsUnread') : toCountWords(facts.counts, words.t),
    // A preview is looked at on another day.
    time: words.instant(readAt, { nowMs: 0 }),
    t: words.t,
    language: words.language,
  };
}

/** What the picture of a preview says. Ends in a redirect for whoever may not see the board. */
export async function openShared(): Promise<Shared & Pick<Words, 't' | 'language'>> {
  return share(await requireRouteViewer('/api/og'));
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

/** What the head of every page says of the board to whoever makes a preview of it. A picture needs `BOARD_URL`: its address must be whole. */
export async function openMetadata(): Promise<Metadata> {
  const viewer = await readViewer();
  // The page where one signs in says nothing of production.
  if (!viewer) return { robots: { index: false }, applicationName: getConfig().BOARD_TITLE };
  const { title, sentence, counts, time, t, language } = await share(viewer);
  const { BOARD_URL } = getConfig();
  const said = { title: sentence, description: t('share.description', { counts, time }) };
  const images = BOARD_URL
    ? [{ url: `${BOARD_URL}/api/og`, width: 1_200, height: 630, alt: `${sentence} – ${title}` }]
    : [];
  return {
    // A status that a search engine keeps is a status that is wrong.
    robots: { index: false },
    description: said.description,
    applicationName: title,
    icons: { apple: atBase('/icons/board-180.png') },
    openGraph: { ...said, type: 'website', siteName: title, locale: language, images },
    twitter: { ...said, card: images.length > 0 ? 'summary_large_image' : 'summary', images },
  };
}
