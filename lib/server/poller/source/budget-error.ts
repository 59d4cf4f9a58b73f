import 'server-only';

const CODE = 'budget';

/** A request that was not sent, because the source's rate limit has no room for it now. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
  readonly code = CODE;

  constructor() {
    super('not asked: the rate limit of the source has no room for it now');
  }
}

/** Whether a caught value is a {@link BudgetError}, also of another copy of it. */
export function isBudgetError(error: unknown): error is BudgetError {
  return error instanceof Error && 'code' in error && error.code === CODE;
}
