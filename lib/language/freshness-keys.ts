import type { Freshness, FreshnessWord } from '@/lib/status/freshness/freshness';
import type { SourceProblem } from '@/lib/status/model/types';

import type { MessageKey, TranslateText } from './translate';
import type { Words } from './words';

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
  offline: 'board.offline',
} as const satisfies Readonly<Record<FreshnessWord | 'offline', MessageKey>>;

const AGED_KEYS = {
  live: 'board.agedLive',
  delayed: 'board.agedDelayed',
  unknown: 'board.agedUnknown',
  offline: 'board.agedOffline',
} as const satisfies Readonly<Record<keyof typeof FRESHNESS_KEYS, MessageKey>>;

/** The words that the lite wall has, too. */
export type FreshnessWords = Pick<Words, 'duration'> & { readonly t: TranslateText };

/** Freshness and age of the data: `No data for 38 s`; only its name if the age is unknown. */
export function agedWords(
  { word, ageSeconds }: Pick<Freshness, 'word' | 'ageSeconds'>,
  isOffline: boolean,
  { t, duration }: FreshnessWords,
): string {
  const state = isOffline ? 'offline' : word;
  return ageSeconds === null ? t(FRESHNESS_KEYS[state]) : t(AGED_KEYS[state], { age: duration(ageSeconds) });
}

/** Freshness and age with the reason: `No data for 38 s, ProdManager unreachable`. */
export function freshnessNote(freshness: Freshness, words: FreshnessWords): string {
  const key = freshness.ageSeconds === null ? 'board.ageUnknownNote' : 'board.agedNote';
  const reason = words.t(problemKey(freshness.problem));
  return words.t(key, { state: agedWords(freshness, false, words), reason });
}

/** Prefix of a page title whose data is not live; none if unknown, because the verdict already says so. */
export function freshnessPrefix(word: FreshnessWord, isOffline: boolean, t: TranslateText): string {
  return isOffline ? `${t('board.offline')} – ` : word === 'delayed' ? `${t('board.delayed')} – ` : '';
}
