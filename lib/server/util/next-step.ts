import { nextStepKey } from '@/lib/language/freshness-keys';
import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';
import type { SourceProblem } from '@/lib/status/model/types';

const t = createTranslate('en', catalogueOf('en'));

/** What an operator can do about a source problem, in English. Names environment variables only. */
export const toNextStep = (problem: SourceProblem): string => t(nextStepKey(problem));
