import type { WallBoard, WallViewData } from '@/lib/status/wall/wall-board';
import type { WallCard, WallContent, WallWords } from '@/lib/status/wall/wall-content';

import { countWords, noticeWords } from '../board-words';
import { formatClock, formatTime, formatZonedDay } from '../format-instant';
import type { Translate } from '../translate';
import { verdictSentence } from '../verdict-sentence';
import type { Words } from '../words';
import { warningSentence, type WallMoment } from './freshness-sentence';
import { shownMaintenances, wallCards } from './wall-cards';
import { wallFooter } from './wall-footer';

/** Content apart from the board. */
export interface WallExtras {
  readonly title: string;
  /** Messages about what the browser refuses to do. */
  readonly signs: readonly string[];
}

interface ViewSummary {
  readonly verdict: string;
  readonly counts: string;
}

function summariseView(view: WallViewData, nowMs: number, words: Words): ViewSummary {
  const { t } = words;
  const { kind, name, incidents, maintenances, map, counts, verdict } = view;
  const notices = noticeWords({ incidents, maintenances }, t);
  const monitors = map ? countWords(counts, t) : t('board.monitorsUnread');
  if (kind === 'incidents') {
    return {
      verdict: incidents
        ? t('board.incidentCount', { count: incidents.length })
        : t('board.incidentsUnknown'),
      counts: monitors,
    };
  }
  if (kind === 'maintenances') {
    return maintenances
      ? {
          verdict: t('wall.weekMaintenances', { count: shownMaintenances(view, nowMs).length }),
          counts: notices,
        }
      : { verdict: t('board.maintenancesUnknown'), counts: monitors };
  }
  const both = `${monitors} — ${notices}`;
  return {
    verdict: verdictSentence(verdict, t),
    counts: name === null ? both : t('wall.viewOf', { name, words: both }),
  };
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
  const warning = warningSentence(board, moment, words);
  // A wall with trouble needs the room for it, so the footer shows this note if there is space.
  const isFineInPart = warning === null && view.level === 'ok' && board.hasFlaws;
  const lastKnown =
    freshness.ageSeconds === null
      ? summary.counts
      : t('wall.lastKnown', {
          time: formatTime(nowMs - freshness.ageSeconds * 1_000, words),
          sentence: summary.verdict,
        });
  return {
    verdict: isAged ? t('board.statusUnknown') : summary.verdict,
    level: isAged ? 'unknown' : view.level,
    isDoubtful: board.isDoubtful,
    counts: isAged
      ? lastKnown
      : isFineInPart
        ? `${summary.counts} — ${t('wall.readInPart')}`
        : summary.counts,
    clock: formatClock(nowMs, words),
    date: formatZonedDay(nowMs, words),
    warning,
    map: view.kind === 'incidents' || view.kind === 'maintenances' ? null : view.map,
    cards: wallCards(board, view, nowMs, words),
    footer: wallFooter(board, moment, words, extras),
  };
}

const CARD_KEYS = {
  incident: 'wall.incidents',
  maintenance: 'wall.maintenances',
  announcement: 'wall.announcements',
} as const;

const countCards = (cards: readonly Pick<WallCard, 'kind'>[], t: Translate): string =>
  [...new Set(cards.map(({ kind }) => kind))]
    .map((kind) => t(CARD_KEYS[kind], { count: cards.filter((card) => card.kind === kind).length }))
    .join(', ');

/** The texts that summarise what a layout omits. */
export function createWallWords(t: Translate, { isDoubtful }: Pick<WallContent, 'isDoubtful'>): WallWords {
  const rest: WallWords['rest'] = (count, kind) =>
    t(kind === 'service' ? 'wall.restServices' : 'wall.restScopes', { count });
  const restOk: WallWords['restOk'] = (count, kind) =>
    t(kind === 'service' ? 'wall.restServicesOk' : 'wall.restScopesOk', { count });
  return {
    restOk: isDoubtful ? rest : restOk,
    rest,
    moreCards: (cards) => `+ ${countCards(cards, t)}`,
    troubledServices: (count) => t('wall.troubledServices', { count }),
    page: (number, of) => t('wall.page', { number, of }),
  };
}
