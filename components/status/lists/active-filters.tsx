import type { Address } from '@/lib/browser/address/use-address';
import { useWords } from '@/lib/browser/page/words';

import { AddressLink } from './address-link';

/** One active filter value. */
export interface RemovableFilter {
  readonly name: string;
  /** The query without this value. */
  readonly rest: string;
}

/** The active filters, each with a link that removes it; nothing if there are none. */
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
  if (chosen.length === 0) return null;
  return (
    <ul aria-label={t('list.filters')} className="flex flex-wrap items-center gap-2 text-sm">
      {chosen.map(({ name, rest }) => (
        <li key={rest}>
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
