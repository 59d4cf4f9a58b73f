import type { ReactNode } from 'react';

/** A checkbox with a label. */
export function SetupCheck({
  name,
  value,
  isChecked,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly isChecked: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className="mt-1 block break-words">
      <input type="checkbox" name={name} value={value} defaultChecked={isChecked} /> {children}
    </label>
  );
}

/** A scrolling list of checkboxes. */
export function SetupChoices({
  legend,
  name,
  choices,
}: {
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly isChecked: boolean;
  }[];
}) {
  return (
    <fieldset className="min-w-0 text-sm">
      <legend className="text-muted">{legend}</legend>
      <div className="mt-1 max-h-44 overflow-y-auto rounded-card border border-line bg-panel px-3 py-2">
        {choices.map(({ value, label, isChecked }) => (
          <SetupCheck key={value} name={name} value={value} isChecked={isChecked}>
            {label}
          </SetupCheck>
        ))}
      </div>
    </fieldset>
  );
}
