import { useState } from 'react';

import { useWords } from '@/lib/browser/words';
import { countFilters, tabAddress } from '@/lib/status/list-address';

import { FilterFields, type FilterFieldsProps } from './filter-fields';
import type { ListForm as ListFormState } from './use-list-form';

const BUTTON = 'rounded-card border border-line bg-panel px-3 py-1.5';

/** The search box and the filters of a list. Its fields are the query of the page. */
export function ListForm({ form, ...fields }: FilterFieldsProps & { readonly form: ListFormState }) {
  const { t } = useWords();
  const { kind, tab, search } = fields;
  const count = countFilters(search);
  const label = t('lists.filters');
  // From then on the reader's: a panel that shut itself with the last filter would do so under their pointer.
  const [isOpen, setIsOpen] = useState(count > 0);
  return (
    <form
      key={form.key}
      method="get"
      action={`/${kind}`}
      onChange={form.onChange}
      onSubmit={form.onSubmit}
      className="mb-6 text-sm"
    >
      {tab === 'past' && <input type="hidden" name="tab" value="past" />}
      <div className="flex flex-wrap items-center gap-3">
        <input
          type="search"
          name="q"
          aria-label={t('lists.search')}
          placeholder={t('lists.search')}
          defaultValue={form.text}
          autoComplete="off"
          className="min-w-0 grow rounded-card border border-line bg-panel px-3 py-1.5 text-[15px] placeholder:text-muted sm:max-w-80"
        />
        <noscript>
          <button type="submit" className={BUTTON}>
            {t('lists.apply')}
          </button>
        </noscript>
        {count > 0 && (
          <a href={tabAddress(kind, '', tab)} className="text-maintenance underline">
            {t('lists.clear')}
          </a>
        )}
      </div>
      <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)} className="mt-3">
        <summary className="w-fit cursor-pointer text-maintenance">
          {count === 0 ? label : t('lists.filtersChosen', { label, count })}
        </summary>
        <div className="mt-2 rounded-card border border-line bg-panel p-4">
          <FilterFields {...fields} />
        </div>
      </details>
    </form>
  );
}
