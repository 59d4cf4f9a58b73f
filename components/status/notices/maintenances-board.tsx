'use client';

import type { InitialView } from '@/lib/browser/live/use-view';
import type { ListOf } from '@/lib/status/notices/notice-list';

import { MaintenanceCard } from './maintenance-card';
import { CardList } from './card-list';
import { NoticesMain } from './notices-main';
import { OpenMaintenances } from './open-maintenances';

export function MaintenancesBoard({ initial }: { readonly initial: InitialView<ListOf<'maintenances'>> }) {
  return (
    <NoticesMain
      kind="maintenances"
      initial={initial}
      renderOpen={(items, nowMs) => <OpenMaintenances items={items} nowMs={nowMs} />}
      renderPast={(items, nowMs) => (
        <CardList
          items={items}
          render={(maintenance) => <MaintenanceCard maintenance={maintenance} nowMs={nowMs} />}
        />
      )}
    />
  );
}
