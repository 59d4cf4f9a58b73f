import type { WallBoard, WallViewData } from '@/lib/status/wall/wall-board';
import { toMs } from '@/lib/status/model/time';
import { isCalm } from '@/lib/status/wall/layout-body';
import type { WallContent, WallWords } from '@/lib/status/wall/wall-content';

import { formatClock, formatTime, formatZonedDay, LOCALES } from '../format-instant';
import type { Words } from '../words';
import { warningForms, type WallMoment } from './freshness-sentence';
import { shownMaintenances, wallCards } from './wall-cards';
import { countForms, verdictForms } from './wall-verdict';
import { wallFooter } from './wall-footer';

/** Content apart from the board. */
export interface WallExtras {
  readonly title: string;
  /** Messages about what the browser refuses to do. */
  readonly signs: readonly string[];
}

function summariseView(
  view: WallViewData,
  nowMs: number,
  { t }: Words,
): Pick<WallContent, 'verdict' | 'counts'> {
  const { kind, incidents, maintenances } = view;
  const counts = countForms(view, t);
  if (kind === 'incidents') {
    if (!incidents) return { verdict: [t('board.incidentsUnknown'), t('board.unknown')], counts };
    const count = incidents.length;
    return { verdict: [t('board.incidentCount', { count }), t('wall.incidents', { count })], counts };
  }
  if (kind === 'maintenances') {
    if (!maintenances) return { verdict: [t('board.maintenancesUnknown'), t('board.unknown')], counts };
    const count = shownMaintenances(view, nowMs).length;
    return { verdict: [t('wall.weekMaintenances', { count }), t('wall.inNextDays', { count })], counts };
  }
  return { verdict: verdictForms(view, t), counts };
}

/** What a calm wall adds: since when there has been no trouble, and the next maintenance. */
function calmLines(
  { quiet, maintenances }: WallViewData,
  nowMs: number,
  { t, duration, instant }: Words,
): readonly string[] {
  const next = maintenances?.find(
    ({ status, scheduledStartAt }) => status === 'scheduled' && (toMs(scheduledStartAt) ?? 0) > nowMs,
  );
  const lines: string[] = [];
  if (quiet) {
    const { since, isStart } = quiet;
    const minutes = Math.max(1, Math.floor((nowMs - Date.parse(since)) / 60_000));
    lines.push(
      isStart
        ? t('wall.quietBefore', { time: instant(since, { nowMs }) })
        : t('wall.quietFor', { duration: duration(minutes * 60) }),
    );
  }
  if (next)
    lines.push(
      t('wall.nextMaintenance', { time: instant(next.scheduledStartAt, { nowMs }), name: next.name }),
    );
  return lines;
}

/**
 * The translated content of one view at a given time. Clock and first footer item change each second; the rest changes each minute, with the
 * freshness, or with the board.
 */
export function toWallContent(
  board: WallBoard,
  view: WallViewData,
  moment: WallMoment,
  words: Words,
  extras: WallExtras,
): WallContent {
  const { nowMs, freshness } = moment;
  const { t } = words;
  const summary = summariseView(view, nowMs, words);
  const isAged = freshness.word === 'unknown';
  const warning = warningForms(board, moment, words);
  // A wall with trouble needs the room for it, so the footer shows this note if there is space.
  const isFineInPart = warning === null && view.level === 'ok' && board.hasFlaws;
  const [counts, ...shorter] = summary.counts;
  const lastKnown = (sentence: string): string =>
    freshness.ageSeconds === null
      ? sentence
      : t('wall.lastKnown', {
          time: formatTime(nowMs - freshness.ageSeconds * 1_000, words),
          sentence,
        });
  const [verdict, ...briefer] = summary.verdict;
  const content: WallContent = {
    verdict: isAged ? [t('board.statusUnknown'), t('board.unknown')] : summary.verdict,
    level: isAged ? 'unknown' : view.level,
    isDoubtful: board.isDoubtful,
    counts: isAged
      ? freshness.ageSeconds === null
        ? summary.counts
        : [lastKnown(verdict), ...briefer.map(lastKnown)]
      : isFineInPart
        ? [`${counts} — ${t('wall.readInPart')}`, counts, ...shorter]
        : summary.counts,
    clock: formatClock(nowMs, words),
    date: formatZonedDay(nowMs, words),
    warning,
    calm: calmLines(view, nowMs, words),
    hasDay: view.day !== null,
    map: view.kind === 'incidents' || view.kind === 'maintenances' ? null : view.map,
    cards: wallCards(board, view, nowMs, words),
    footer: wallFooter(board, moment, words, extras),
  };
  // A calm wall has the next maintenance below its sun.
  return isCalm(content) ? { ...content, footer: content.footer.filter(({ id }) => id !== 'next') } : content;
}

const MORE = {
  incident: 'wall.moreIncidents',
  maintenance: 'wall.moreMaintenances',
  announcement: 'wall.moreAnnouncements',
} as const;

/** The texts that a layout composes. */
export function createWallWords(
  { t, language }: Pick<Words, 't' | 'language'>,
  { isDoubtful }: Pick<WallContent, 'isDoubtful'>,
): WallWords {
  const lists = new Intl.ListFormat(LOCALES[language], { type: 'unit', style: 'short' });
  return {
    place: (service, scope) => t('board.place', { service, scope }),
    okNames: (names, more) => {
      const listed = lists.format(names);
      const all = more === 0 ? listed : t('wall.namesAnd', { names: listed, count: more });
      return t(isDoubtful ? 'wall.names' : 'wall.namesOk', { names: all });
    },
    ok: (count, kind) =>
      isDoubtful
        ? t(kind === 'service' ? 'wall.services' : 'wall.scopes', { count })
        : t(kind === 'service' ? 'wall.servicesOk' : 'wall.scopesOk', { count }),
    moreServices: (count) => [
      t('wall.moreServices', { count }),
      t('wall.moreServicesShort', { count }),
      `+${count}`,
    ],
    moreCards: (cards) => {
      const incidents = cards.filter(({ kind }) => kind === 'incident');
      const others = cards.filter(({ kind }) => kind !== 'incident');
      const whole = [incidents, others]
        .flatMap(([first, ...rest]) => {
          if (!first) return [];
          const isOneKind = rest.every(({ kind }) => kind === first.kind);
          return t(isOneKind ? MORE[first.kind] : 'wall.more', { count: rest.length + 1 });
        })
        .join(' · ');
      return [whole, `+${cards.length}`];
    },
    page: (number, of) => t('wall.page', { number, of }),
  };
}
