import type { ReactNode } from 'react';

import { STATUS_KEYS } from '@/lib/language/past-words';
import type { Words } from '@/lib/language/words';
import { ALL_CHANGE_STATUSES } from '@/lib/status/changes/change-statuses';
import type { PastQuery } from '@/lib/status/history/past-query';
import { HISTORY_KINDS } from '@/lib/status/history/types';
import type { Dimension } from '@/lib/status/model/types';

import { BUTTON, FIELD } from '../../ui/form';

/** A choice of one value, or of all. */
export function Choice({
  label,
  name,
  all,
  chosen,
  options,
}: {
  readonly label: string;
  readonly name: string;
  /** The choice without a value; null if one has to be chosen. */
  readonly all: string | null;
  readonly chosen: string;
  readonly options: readonly { readonly value: string | number; readonly label: string }[];
}) {
  return (
    <label className="block text-sm text-muted">
      {label}
      <select name={name} defaultValue={chosen} className={`${FIELD} text-[15px] text-ink`}>
        {all !== null && <option value="">{all}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A day. */
export function DayField({
  label,
  name,
  day,
}: {
  readonly label: string;
  readonly name: string;
  readonly day: string;
}) {
  return (
    <label className="block text-sm text-muted">
      {label}
      <input type="date" name={name} defaultValue={day} className={`${FIELD} text-[15px] text-ink`} />
    </label>
  );
}

/** Scope and service. */
export function PlaceChoices({
  words: { t },
  query: { selection },
  scopes,
  services,
}: {
  readonly words: Words;
  readonly query: Pick<PastQuery, 'selection'>;
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
}) {
  const options = (items: readonly Dimension[]) => items.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Choice
        label={t('place.service')}
        name="service"
        all={t('past.all')}
        chosen={String(selection.services[0] ?? '')}
        options={options(services)}
      />
      <Choice
        label={t('place.scope')}
        name="scope"
        all={t('past.all')}
        chosen={String(selection.scopes[0] ?? '')}
        options={options(scopes)}
      />
    </>
  );
}

/** A form of filters that needs no JavaScript. */
export function PastForm({
  words: { t },
  reset,
  children,
}: {
  readonly words: Words;
  /** The address without filters. */
  readonly reset: string;
  readonly children: ReactNode;
}) {
  return (
    <form method="get" aria-label={t('list.form')} className="mb-6 print:hidden">
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-6">{children}</div>
      <p className="mt-3 flex flex-wrap items-center gap-4">
        <button type="submit" className={BUTTON}>
          {t('past.apply')}
        </button>
        <a href={reset} className="text-sm text-maintenance underline">
          {t('past.reset')}
        </a>
      </p>
    </form>
  );
}

/** The filters of the page of the past. */
export function PastFilters({
  words,
  query,
  scopes,
  services,
}: {
  readonly words: Words;
  readonly query: PastQuery;
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
}) {
  const { t } = words;
  const { tab, kind, status, from, until } = query;
  const isIncidents = tab === 'incidents';
  return (
    <PastForm words={words} reset={isIncidents ? '?tab=incidents' : '?'}>
      {isIncidents && <input type="hidden" name="tab" value="incidents" />}
      {!isIncidents && (
        <>
          <Choice
            label={t('past.kind')}
            name="kind"
            all={t('past.all')}
            chosen={kind ?? ''}
            options={HISTORY_KINDS.map((value) => ({ value, label: t(`past.${value}`) }))}
          />
          <Choice
            label={t('past.status')}
            name="status"
            all={t('past.all')}
            chosen={status ?? ''}
            options={ALL_CHANGE_STATUSES.flatMap((value) => {
              const key = STATUS_KEYS[value];
              return key === undefined ? [] : { value, label: t(key) };
            })}
          />
        </>
      )}
      <PlaceChoices words={words} query={query} scopes={scopes} services={services} />
      <DayField label={t('past.from')} name="from" day={from?.day ?? ''} />
      <DayField label={t('past.until')} name="until" day={until?.day ?? ''} />
    </PastForm>
  );
}
