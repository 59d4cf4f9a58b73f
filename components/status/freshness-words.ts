import type { SourceProblem } from '@/lib/status/types';

const PROBLEM_WORDS: Readonly<Record<SourceProblem, string>> = {
  unreachable: 'source unreachable',
  refused: 'access refused by the source',
  slowed: 'slowed by the source',
  'bad-answer': 'bad answer from the source',
};

/** Why the source could not be read, in words. */
export function problemWords(problem: SourceProblem | null): string {
  return problem === null ? 'no answer from the source' : PROBLEM_WORDS[problem];
}
