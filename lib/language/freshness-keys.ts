import type { FreshnessWord } from '@/lib/status/freshness/freshness';
import type { SourceProblem } from '@/lib/status/model/types';

import type { MessageKey, TranslateText } from './translate';

const PROBLEMS = {
  unreachable: 'board.unreachable',
  refused: 'board.refused',
  slowed: 'board.slowed',
  'bad-answer': 'board.badAnswer',
} as const satisfies Readonly<Record<SourceProblem, MessageKey>>;

/** The message that explains a source problem. */
export function problemKey(problem: SourceProblem | null) {
  return problem === null ? 'board.noAnswer' : PROBLEMS[problem];
}

const STEPS = {
  unreachable: 'board.unreachableStep',
  refused: 'board.refusedStep',
  slowed: 'board.slowedStep',
  'bad-answer': 'board.badAnswerStep',
} as const satisfies Readonly<Record<SourceProblem, MessageKey>>;

/** The message that tells operators how to solve a source problem. It reveals no address and no secret: everyone may see it. */
export function nextStepKey(problem: SourceProblem) {
  return STEPS[problem];
}

/** The message that names a freshness. */
export const FRESHNESS_KEYS = {
  live: 'board.live',
  delayed: 'board.delayed',
  unknown: 'board.unknown',
} as const satisfies Readonly<Record<FreshnessWord, MessageKey>>;

/** Prefix of a page title whose data is not live; none if unknown, because the verdict already says so. */
export function freshnessPrefix(word: FreshnessWord, isOffline: boolean, t: TranslateText): string {
  return isOffline ? `${t('board.offline')} – ` : word === 'delayed' ? `${t('board.delayed')} – ` : '';
}
