import type { Address } from '@/lib/browser/address/use-address';
import { useKeptFocus } from '@/lib/browser/address/use-kept-focus';
import { useWords } from '@/lib/browser/page/words';

import { AddressLink } from './address-link';

/** One active filter value. */
export interface RemovableFilter {
  readonly name: string;
  /** The query without this value. */
  readonly rest: string;
}

/** Stays the same when other filters are removed; names may repeat. */
const keyOf = (chosen: readonly RemovableFilter[], at: number): string => {
  const { name } = chosen[at] ?? { name: '' };
  return `${name} ${chosen.slice(0, at).filter((other) => other.name === name).length}`;
};

/** The active filters, each with a link that removes it and passes the focus on; nothing if there are none. */
export function ActiveFilters({
  chosen,
  cleared,
  go,
}: {
  readonly chosen: readonly RemovableFilter[];
  /** The query without any filter. */
  readonly cleared: string;
  readonly go: Address['go'];
}) {
  const { t } = useWords();
  // "Clear all" is not the place for a key that is pressed once too often.
  const kept = useKeptFocus<HTMLUListElement>('li:not(:last-child) > a');
  if (chosen.length === 0) return null;
  return (
    <ul {...kept} aria-label={t('list.filters')} className="flex flex-wrap items-center gap-2 text-sm">
      {chosen.map(({ name, rest }, at) => (
        <li key={keyOf(chosen, at)}>
          <AddressLink
            search={rest}
            go={go}
            className="name block rounded-card border border-maintenance-edge bg-maintenance-fill px-2.5 py-1 hover:underline"
          >
            <span className="sr-only">{t('list.remove', { name })}</span>
            <span aria-hidden="true">{name} ✕</span>
          </AddressLink>
        </li>
      ))}
      <li>
        <AddressLink search={cleared} go={go} className="px-1 text-maintenance underline">
          {t('list.clear')}
        </AddressLink>
      </li>
    </ul>
  );
}
