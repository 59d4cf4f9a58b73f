import { useEffect, useRef } from 'react';

import { useWords } from '@/lib/browser/words';

/** One of the values that a filter offers. */
export interface FilterOption {
  readonly value: string;
  readonly name: string;
}

/** A filter of which several values can be chosen: a menu of boxes that is there without JavaScript as well. */
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
  /** Called after a box was ticked or cleared, with the form. */
  readonly onChange: (form: HTMLFormElement | null) => void;
}) {
  const { t } = useWords();
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const { current } = menu;
      if (!current?.open) return;
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
      const isOutside = event.type !== 'keydown' && !current.contains(event.target as Node);
      if (!isEscape && !isOutside) return;
      current.open = false;
      if (isEscape) current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  if (options.length === 0) return null;
  return (
    <details ref={menu} name="filter" className="relative text-[15px]">
      <summary
        className={`cursor-pointer rounded-card border border-unknown bg-panel px-3 py-2 ${chosen.length > 0 ? 'font-semibold' : ''}`}
      >
        {title}
        {chosen.length > 0 && (
          <>
            <span aria-hidden="true"> ({chosen.length})</span>
            <span className="sr-only">: {t('list.chosen', { count: chosen.length })}</span>
          </>
        )}
      </summary>
      <fieldset className="mt-1 max-h-80 w-max max-w-full overflow-y-auto rounded-card border border-unknown bg-panel p-2 sm:absolute sm:z-20 sm:max-w-96">
        <legend className="sr-only">{title}</legend>
        {options.map(({ value, name }) => (
          <label key={value} className="name flex items-start gap-2 rounded px-2 py-1 hover:bg-cell">
            <input
              type="checkbox"
              name={parameter}
              value={value}
              checked={chosen.includes(value)}
              onChange={({ currentTarget }) => onChange(currentTarget.form)}
              className="mt-1"
            />
            <span className="[overflow-wrap:anywhere]">{name}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
