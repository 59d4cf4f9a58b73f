import type { FreshnessWord } from '@/lib/status/freshness/freshness';
import type { SourceProblem } from '@/lib/status/model/types';

import type { MessageKey, TranslateText } from './translate';

const PROBLEMS = {
  unreachable: 'board.unreachable',
  refused: 'board.refused',
  slowed: 'board.slowed',
  'bad-answer': 'board.badAnswer',
} as const satisfies Readonly<Record<SourceProblem, MessageKey>>;

/** The message that tells why the source could not be read. */
export function problemKey(problem: SourceProblem | null) {
  return problem === null ? 'board.noAnswer' : PROBLEMS[problem];
}

/** The message that names a freshness. */
export const FRESHNESS_KEYS = {
  live: 'board.live',
  delayed: 'board.delayed',
  unknown: 'board.unknown',
} as const satisfies Readonly<Record<FreshnessWord, MessageKey>>;

/** What a title begins with where it is not live; an unknown state says so itself. */
export function freshnessPrefix(word: FreshnessWord, isOffline: boolean, t: TranslateText): string {
  return isOffline ? `${t('board.offline')} – ` : word === 'delayed' ? `${t('board.delayed')} – ` : '';
}
