import type { StatusCounts } from '@/lib/status/model/counts';
import type { ShownLevel } from '@/lib/status/freshness/shown-state';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import type { Words } from '@/lib/language/words';

import { readAtOf, titleOf, type EmbedBoard } from '../api/embed/embed-board';

/** The texts of a preview picture. */
export interface Picture {
  /** Title of the board. */
  readonly board: string;
  /** `unknown` if the data is outdated. */
  readonly level: ShownLevel;
  readonly headline: string;
  readonly details: string;
  /** When the data was read, with the time zone. */
  readonly time: string;
}

/** Content of a link preview. */
export interface LinkPreview {
  readonly title: string;
  readonly description: string;
  readonly picture: Picture;
  readonly language: Words['language'];
}

/** A time with its date, because previews are cached by those who show them. @param at An ISO instant; null if unknown. */
export const timeOf = (at: string | null, words: Words): string => words.instant(at, { nowMs: 0 });

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

/** The preview of the board, or of the selected part of it. */
export function describeBoard(board: EmbedBoard): LinkPreview {
  const { state, summary, verdict, words } = board;
  const { t, language } = words;
  const time = timeOf(readAtOf(board), words);
  const counts = verdict.kind === 'unread' ? t('board.monitorsUnread') : toCountWords(summary.counts, t);
  return {
    title: state.isOutdated ? t('board.statusUnknown') : verdictSentence(verdict, t),
    description: t('share.description', { counts, time }),
    picture: {
      board: titleOf(board),
      level: state.level,
      headline: t(`share.${state.level}`),
      details: counts,
      time: t('share.asOf', { time }),
    },
    language,
  };
}
