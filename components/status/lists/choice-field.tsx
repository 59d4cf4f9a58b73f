import { isChosen } from '@/lib/status/list-address';

/** Something to choose: its value in the address, and what it is called. */
export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** Some choices of which any number may be made. Many of them scroll. */
export function ChoiceField({
  legend,
  parameter,
  choices,
  search,
  empty,
}: {
  readonly legend: string;
  readonly parameter: string;
  readonly choices: readonly Choice[];
  readonly search: string;
  /** What is said where there is nothing to choose. */
  readonly empty?: string;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {choices.length === 0 && <p className="text-muted">{empty}</p>}
      <ul className="max-h-52 overflow-y-auto">
        {choices.map(({ value, name }) => (
          <li key={value}>
            <label className="flex items-baseline gap-2 py-0.5">
              <input
                type="checkbox"
                name={parameter}
                value={value}
                defaultChecked={isChosen(search, parameter, value, name)}
                className="size-4 shrink-0 translate-y-0.5 accent-maintenance"
              />
              <span className="name min-w-0">{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
