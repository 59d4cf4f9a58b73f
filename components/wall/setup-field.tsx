import type { ReactNode } from 'react';

const CONTROL = 'mt-1 w-full rounded-card border border-line bg-panel px-3 py-2';

/** A field of the form with its label. */
export function SetupField({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="block text-sm">
      <span className="text-muted">{label}</span>
      {children}
    </label>
  );
}

/** A line of text or a number. */
export function SetupInput(props: {
  readonly name: string;
  readonly defaultValue: string | number;
  readonly type?: 'text' | 'number';
  readonly step?: string;
}) {
  return <input {...props} className={CONTROL} />;
}

/** One of some values. */
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
