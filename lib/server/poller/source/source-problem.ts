import { isProdManagerError, type ProdManagerError } from '@/lib/prodmanager/index';
import type { SourceProblem } from '@/lib/status/model/types';

import { isBudgetError } from './request-budget';

function ofStatus(status: number | null): SourceProblem {
  if (status === 401 || status === 403) return 'refused';
  if (status === 429) return 'slowed';
  // Gateways answer with these when the server behind them is down.
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

/** The problem that viewers see for a failed read. Errors of neither the client nor the budget become `bad-answer`. */
export function toSourceProblem(error: unknown): SourceProblem {
  if (isBudgetError(error)) return 'slowed';
  if (!isProdManagerError(error)) return 'bad-answer';
  const problem = PROBLEMS[error.code];
  return problem === 'by-status' ? ofStatus(error.status) : problem;
}
