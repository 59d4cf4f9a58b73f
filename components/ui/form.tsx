import type { ComponentProps } from 'react';

/** Class lists for fields and buttons. */
export const FIELD = 'mt-1 w-full min-w-0 rounded-card border border-unknown bg-panel px-3 py-2';
export const BUTTON = 'rounded-card border border-unknown bg-panel px-4 py-2 hover:bg-cell';

/** A checkbox with a label; it takes the attributes of `input`. */
export function Checkbox({
  label,
  className = 'py-1',
  ...input
}: Omit<ComponentProps<'input'>, 'type' | 'children'> & { readonly label: string }) {
  return (
    <label className={`flex items-baseline gap-2 ${className}`}>
      <input {...input} type="checkbox" className="size-4 shrink-0 translate-y-0.5 accent-maintenance" />
      <span className="name min-w-0 [overflow-wrap:anywhere]">{label}</span>
    </label>
  );
}

/** A scrolling list of checkboxes with the same name. */
export function CheckboxList({
  legend,
  name,
  options,
}: {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly {
    readonly value: string | number;
    readonly label: string;
    readonly isChecked: boolean;
  }[];
}) {
  return (
    <fieldset className="min-w-0 text-sm">
      <legend className="text-muted">{legend}</legend>
      <ul className="mt-1 max-h-44 overflow-y-auto rounded-card border border-line bg-panel px-3 py-2">
        {options.map(({ value, label, isChecked }) => (
          <li key={value}>
            <Checkbox name={name} value={value} defaultChecked={isChecked} label={label} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
