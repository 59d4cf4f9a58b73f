import { useEffect, useRef, type ChangeEvent } from 'react';

import type { Address } from '@/lib/browser/address/use-address';
import { withParameter } from '@/lib/browser/address/use-typed-parameter';

// While a year is typed, the field holds the years 0002, 0020 and 0202.
const [FIRST_DAY, LAST_DAY] = ['2000-01-01', '2099-12-31'];
/** Days of a month are typed digit by digit too. */
const SETTLED_MS = 600;

/** A day in a filter box. It applies once it is complete and within bounds, or when the field is left. */
export function DateFilter({
  label,
  parameter,
  address: { search, go },
}: {
  readonly label: string;
  readonly parameter: string;
  readonly address: Pick<Address, 'search' | 'go'>;
}) {
  const inAddress = new URLSearchParams(search).get(parameter) ?? '';
  const input = useRef<HTMLInputElement>(null);
  const applied = useRef(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Not our own change: Back, or a removed filter.
    if (input.current && applied.current !== inAddress) input.current.value = inAddress;
    applied.current = inAddress;
  }, [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const apply = () => {
    clearTimeout(timer.current);
    const { value = '', validity } = input.current ?? {};
    if (validity?.valid !== true || value === applied.current) return;
    applied.current = value;
    go(withParameter(window.location.search, parameter, value), { replace: true });
  };
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    clearTimeout(timer.current);
    if (currentTarget.validity.valid) timer.current = setTimeout(apply, SETTLED_MS);
  };
  const onBlur = () => {
    const { current } = input;
    if (!current) return;
    const { badInput, rangeUnderflow, rangeOverflow } = current.validity;
    if (badInput) current.value = applied.current;
    if (rangeUnderflow) current.value = FIRST_DAY;
    if (rangeOverflow) current.value = LAST_DAY;
    apply();
  };
  return (
    <label className="block px-2 py-1">
      <span className="mb-0.5 block text-sm text-muted">{label}</span>
      <input
        ref={input}
        type="date"
        name={parameter}
        defaultValue={inAddress}
        min={FIRST_DAY}
        max={LAST_DAY}
        onChange={onChange}
        onBlur={onBlur}
        className="w-full min-w-0 rounded-card border border-unknown bg-panel px-2 py-1.5"
      />
    </label>
  );
}
