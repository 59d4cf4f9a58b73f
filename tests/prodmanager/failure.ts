import { expect } from 'vitest';

import { type AnyProdManagerError, isProdManagerError } from '@/lib/prodmanager';

/** The error of the client that a promise fails with; a promise that holds fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<AnyProdManagerError> {
  const outcome = await promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );
  expect(outcome).toSatisfy(isProdManagerError);
  return outcome as AnyProdManagerError;
}
