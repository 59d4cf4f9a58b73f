'use client';

import type { ReactNode } from 'react';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { formatDay } from '@/lib/language/format-day';
import { MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import { atBase } from '@/lib/site/base-path';
import type { MaintenanceItem, PastMaintenance } from '@/lib/status/model/items';
import { secondsBetween, toMs } from '@/lib/status/model/time';
import { groupMaintenances, type MaintenanceDay } from '@/lib/status/notices/maintenance-groups';
import type { ListOf } from '@/lib/status/notices/notice-list';

import { CardGroup, CardList } from './card-list';
import { MaintenanceCard } from './maintenance-card';
import { NoticesMain } from './notices-main';
import { PastTable } from './past-table';

export function MaintenancesBoard({
  initial,
  subscribe,
}: {
  readonly initial: InitialView<ListOf<'maintenances'>>;
  /** The control for subscriptions. */
  readonly subscribe: ReactNode;
}) {
  return (
    <NoticesMain
      kind="maintenances"
      initial={initial}
      subscribe={subscribe}
      renderOpen={(items, nowMs) => <OpenMaintenances items={items} nowMs={nowMs} />}
      renderPast={(items) => <PastMaintenances items={items} />}
    />
  );
}

function PastMaintenances({ items }: { readonly items: readonly PastMaintenance[] }) {
  const { t } = useWords();
  const rows = items.map((maintenance) => {
    const { id, name, status, scheduledStartAt, startedAt, endedAt } = maintenance;
    const word = t(MAINTENANCE_STATUS_KEYS[status]);
    return {
      id,
      name,
      href: atBase(`/maintenances/${id}`),
      state: status === 'failed' ? <strong className="font-semibold text-warning">{word}</strong> : word,
      place: maintenance,
      startedAt,
      dayOf: startedAt ?? scheduledStartAt,
      seconds: secondsBetween(toMs(startedAt), toMs(endedAt)),
    };
  });
  return <PastTable caption={t('board.maintenances')} stateHeading={t('list.status')} rows={rows} />;
}

const countOf = (days: readonly MaintenanceDay<unknown>[]) =>
  days.reduce((sum, { items }) => sum + items.length, 0);

/** Open maintenances: overrunning, in progress, then scheduled ones by day. */
function OpenMaintenances({
  items,
  nowMs,
}: {
  readonly items: readonly MaintenanceItem[];
  readonly nowMs: number;
}) {
  const { t, language, timeZone } = useWords();
  const { inProgress, due, unknown, soon, later } = groupMaintenances(items, nowMs, timeZone);
  const cards = (found: readonly MaintenanceItem[], heading: 'h4' | 'h5') => (
    <CardList
      items={found}
      render={(maintenance) => <MaintenanceCard maintenance={maintenance} nowMs={nowMs} heading={heading} />}
    />
  );
  const byDay = (days: readonly MaintenanceDay<MaintenanceItem>[]) =>
    days.map(({ day, items: found }) => (
      <div key={day} className="mb-4 last:mb-0">
        <h4 className="mb-1.5 text-sm text-muted first-letter:uppercase">{formatDay(day, language)}</h4>
        {cards(found, 'h5')}
      </div>
    ));
  return (
    <>
      <CardGroup title={t('tab.inProgress')} count={inProgress.length}>
        {cards(inProgress, 'h4')}
      </CardGroup>
      <CardGroup title={t('tab.due')} count={due.length}>
        {cards(due, 'h4')}
      </CardGroup>
      <CardGroup title={t('tab.startUnknown')} count={unknown.length}>
        {cards(unknown, 'h4')}
      </CardGroup>
      <CardGroup title={t('tab.soon')} count={countOf(soon)}>
        {byDay(soon)}
      </CardGroup>
      <CardGroup title={t('tab.later')} count={countOf(later)}>
        {byDay(later)}
      </CardGroup>
    </>
  );
}
