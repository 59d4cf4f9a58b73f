import type { FilterOption } from './filter-menu';

/** A filter with a single choice, such as the sort order. */
export function SelectField({
  label,
  parameter,
  options,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly parameter: string;
  readonly options: readonly FilterOption[];
  readonly chosen: string;
  readonly onChange: (form: HTMLFormElement | null) => void;
}) {
  return (
    <label className="flex items-center gap-2 text-sm text-muted">
      {label}
      <select
        name={parameter}
        value={chosen}
        onChange={({ currentTarget }) => onChange(currentTarget.form)}
        className="rounded-card border border-unknown bg-panel px-2 py-2 text-[15px] text-ink"
      >
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
