import type { WallBoard, WallViewFacts } from '@/lib/status/wall/wall-board';
import type { WallContent } from '@/lib/status/wall/wall-content';

import { countWords, noticeWords } from '../board-words';
import { formatClock, formatZonedDay, formatTime } from '../format-instant';
import { verdictSentence } from '../verdict-sentence';
import type { Words } from '../words';
import { noticeSentence } from './freshness-sentence';
import { shownMaintenances, wallCards } from './wall-cards';
import { wallFooter } from './wall-footer';
import type { WallMoment } from './wall-moment';

/** What else a wall is made of. */
export interface WallExtras {
  readonly title: string;
  /** What this screen cannot do. */
  readonly signs: readonly string[];
}

interface Said {
  readonly verdict: string;
  readonly counts: string;
}

function sayView(view: WallViewFacts, nowMs: number, words: Words): Said {
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
  const told = `${monitors} — ${notices}`;
  return {
    verdict: verdictSentence(verdict, t),
    counts: name === null ? told : t('wall.viewOf', { name, words: told }),
  };
}

/**
 * One view of a wall in words, at one moment.
 *
 * Of what it says the clock and the first item of the footer change each second; all else with the minute, with the freshness
 * or with the board.
 */
export function toWallContent(
  board: WallBoard,
  view: WallViewFacts,
  moment: WallMoment,
  words: Words,
  extras: WallExtras,
): WallContent {
  const { nowMs, freshness } = moment;
  const { t } = words;
  const said = sayView(view, nowMs, words);
  const isAged = freshness.word === 'unknown';
  const notice = noticeSentence(board, moment, words);
  // Whatever is in trouble needs the room, and the footer says it where it has some.
  const isFineInPart = notice === null && view.level === 'ok' && board.hasFlaws;
  const lastKnown =
    freshness.ageSeconds === null
      ? said.counts
      : t('wall.lastKnown', {
          time: formatTime(nowMs - freshness.ageSeconds * 1_000, words),
          sentence: said.verdict,
        });
  return {
    verdict: isAged ? t('board.statusUnknown') : said.verdict,
    level: isAged ? 'unknown' : view.level,
    isDoubtful: board.isDoubtful,
    counts: isAged ? lastKnown : isFineInPart ? `${said.counts} — ${t('wall.readInPart')}` : said.counts,
    clock: formatClock(nowMs, words),
    date: formatZonedDay(nowMs, words),
    notice,
    map: view.kind === 'incidents' || view.kind === 'maintenances' ? null : view.map,
    cards: wallCards(board, view, nowMs, words),
    footer: wallFooter(board, moment, words, extras),
  };
}
