import { useEffect, useState } from 'react';

import { useAt } from '../page/moment';
import type { Address } from './use-address';

// Browsers limit how often the address may change.
const SETTLED_MS = 250;

/** Sets a parameter, or removes it if empty; resets the page. */
export function withParameter(search: string, name: string, value: string): string {
  const query = new URLSearchParams(search);
  query.delete('page');
  if (value === '') query.delete(name);
  else query.set(name, value);
  return query.toString();
}

/**
 * A text field that is stored in the address: the value changes with each keystroke, the address after a pause. Other navigation resets the
 * value. On a page of the past, the address changes when the form is sent.
 *
 * @param name The query parameter.
 */
export function useTypedParameter(
  { search, go }: Pick<Address, 'search' | 'go'>,
  name: string,
): readonly [string, (text: string) => void] {
  const isPast = useAt() !== null;
  const inAddress = new URLSearchParams(search).get(name) ?? '';
  const [text, setText] = useState(inAddress);
  const [lastInAddress, setLastInAddress] = useState(inAddress);
  // The address may lag behind the field because of our own update.
  const [sent, setSent] = useState<string | null>(null);
  if (lastInAddress !== inAddress) {
    setLastInAddress(inAddress);
    setSent(null);
    if (inAddress !== sent) setText(inAddress);
  }
  useEffect(() => {
    if (text === inAddress || isPast) return;
    const timer = setTimeout(() => {
      setSent(text);
      go(withParameter(search, name, text), { replace: true });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text, inAddress, isPast, search, go, name]);
  return [text, setText];
}
