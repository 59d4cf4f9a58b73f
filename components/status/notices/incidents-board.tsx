'use client';

import type { InitialView } from '@/lib/browser/live/aging-view';
import type { ListOf } from '@/lib/status/notices/notice-list';
import type { IncidentItem } from '@/lib/status/model/items';

import { IncidentCard } from './incident-card';
import { CardList } from './card-list';
import { NoticesMain } from './notices-main';

const renderItems = (items: readonly IncidentItem[], nowMs: number) => (
  <CardList items={items} render={(incident) => <IncidentCard incident={incident} nowMs={nowMs} />} />
);

export function IncidentsBoard({ initial }: { readonly initial: InitialView<ListOf<'incidents'>> }) {
  return <NoticesMain kind="incidents" initial={initial} renderOpen={renderItems} renderPast={renderItems} />;
}
