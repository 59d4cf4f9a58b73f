import type { Address } from '@/lib/browser/address/use-address';
import { useTypedParameter } from '@/lib/browser/address/use-typed-parameter';

/** A text filter in a filter box. It applies after a pause in typing. */
export function TypedFilter({
  label,
  parameter,
  address,
}: {
  readonly label: string;
  readonly parameter: string;
  readonly address: Pick<Address, 'search' | 'go'>;
}) {
  const [text, setText] = useTypedParameter(address, parameter);
  return (
    <label className="block px-2 py-1">
      <span className="mb-0.5 block text-sm text-muted">{label}</span>
      <input
        type="text"
        name={parameter}
        value={text}
        maxLength={200}
        autoComplete="off"
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        className="w-full min-w-0 rounded-card border border-unknown bg-panel px-2 py-1.5"
      />
    </label>
  );
}
