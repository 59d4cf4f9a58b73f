import { expect } from 'vitest';

import { type AnyProdManagerError, isProdManagerError } from '@/lib/prodmanager';

/** The client error that a promise rejects with; fails the test if it resolves. */
export async function failureOf(promise: Promise<unknown>): Promise<AnyProdManagerError> {
  const outcome = await promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );
  expect(outcome).toSatisfy(isProdManagerError);
  return outcome as AnyProdManagerError;
}
