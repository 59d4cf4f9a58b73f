import { Checkbox } from '../../ui/form';
import { FilterBox } from './filter-box';

/** One value of a filter. */
export interface FilterOption {
  readonly value: string;
  readonly name: string;
}

/** A filter with several choices; nothing if there are no options. */
export function FilterMenu({
  title,
  parameter,
  options,
  chosen,
  onChange,
}: {
  readonly title: string;
  readonly parameter: string;
  readonly options: readonly FilterOption[];
  readonly chosen: readonly string[];
  /** Called with the form after a checkbox changes. */
  readonly onChange: (form: HTMLFormElement | null) => void;
}) {
  if (options.length === 0) return null;
  return (
    <FilterBox title={title} count={chosen.length}>
      {options.map(({ value, name }) => (
        <Checkbox
          key={value}
          name={parameter}
          value={value}
          checked={chosen.includes(value)}
          onChange={({ currentTarget }) => onChange(currentTarget.form)}
          className="rounded px-2 py-1 hover:bg-cell"
          label={name}
        />
      ))}
    </FilterBox>
  );
}
