import 'server-only';

import { isProdManagerError, type ProdManagerError } from '@/lib/prodmanager/index';
import type { SourceProblem } from '@/lib/status/model/types';

import { isBudgetError } from './budget-error';

function ofStatus(status: number | null): SourceProblem {
  if (status === 401 || status === 403) return 'refused';
  if (status === 429) return 'slowed';
  // A gateway in front of a server that is down answers in its place.
  return status === 502 || status === 503 || status === 504 ? 'unreachable' : 'bad-answer';
}

const PROBLEMS: Readonly<Record<ProdManagerError['code'], SourceProblem | 'by-status'>> = {
  network: 'unreachable',
  timeout: 'unreachable',
  aborted: 'unreachable',
  http: 'by-status',
  parse: 'bad-answer',
  'too-large': 'bad-answer',
  redirect: 'bad-answer',
  incomplete: 'bad-answer',
  config: 'bad-answer',
};

/** What a failed read means to the people who look at the board. What is neither the client's nor the gate's own error is a bad answer. */
export function toSourceProblem(error: unknown): SourceProblem {
  if (isBudgetError(error)) return 'slowed';
  if (!isProdManagerError(error)) return 'bad-answer';
  const problem = PROBLEMS[error.code];
  return problem === 'by-status' ? ofStatus(error.status) : problem;
}
