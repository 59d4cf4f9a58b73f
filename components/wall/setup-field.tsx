import type { ReactNode } from 'react';

const CONTROL = 'mt-1 w-full rounded-card border border-line bg-panel px-3 py-2';

/** A form field with a label. */
export function SetupField({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="block text-sm">
      <span className="text-muted">{label}</span>
      {children}
    </label>
  );
}

/** A text or number input. */
export function SetupInput(props: {
  readonly name: string;
  readonly defaultValue: string | number;
  readonly type?: 'text' | 'number';
  readonly step?: string;
}) {
  return <input {...props} className={CONTROL} />;
}

/** A select with fixed values. */
export function SetupSelect({
  name,
  defaultValue,
  values,
}: {
  readonly name: string;
  readonly defaultValue: string;
  readonly values: readonly (readonly [value: string, label: string])[];
}) {
  return (
    <select name={name} defaultValue={defaultValue} className={CONTROL}>
      {values.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
