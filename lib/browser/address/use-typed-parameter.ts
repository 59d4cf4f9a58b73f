'use client';

import { useEffect, useState } from 'react';

import type { Address } from './use-address';

// Browsers refuse to change the address more often than a few times a second for long.
const SETTLED_MS = 250;

/** A query with one parameter changed, or without it where it is empty; back on the first page. */
function withParameter(search: string, name: string, value: string): string {
  const query = new URLSearchParams(search);
  query.delete('page');
  if (value === '') query.delete(name);
  else query.set(name, value);
  return query.toString();
}

/**
 * What somebody types into a field of a page: at hand with each key, in the address once they pause, and again what the address says as
 * soon as that changes otherwise.
 *
 * @param name The parameter that it stands for.
 */
export function useTypedParameter(
  { search, go }: Pick<Address, 'search' | 'go'>,
  name: string,
): readonly [string, (text: string) => void] {
  const inAddress = new URLSearchParams(search).get(name) ?? '';
  const [text, setText] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);
  // What this put there itself may be behind the next key already.
  const [sent, setSent] = useState<string | null>(null);
  if (seen !== inAddress) {
    setSeen(inAddress);
    setSent(null);
    if (inAddress !== sent) setText(inAddress);
  }
  useEffect(() => {
    if (text === inAddress) return;
    const timer = setTimeout(() => {
      setSent(text);
      go(withParameter(search, name, text), { replace: true });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text, inAddress, search, go, name]);
  return [text, setText];
}
