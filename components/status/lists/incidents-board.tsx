'use client';

import type { InitialView } from '@/lib/browser/use-view';
import type { ListOf } from '@/lib/status/happening-list';
import type { IncidentItem } from '@/lib/status/items';

import { IncidentCard } from '../incident-card';
import { CardList } from './card-list';
import { HappeningsMain } from './happenings-main';

const renderItems = (items: readonly IncidentItem[], nowMs: number) => (
  <CardList items={items} render={(incident) => <IncidentCard incident={incident} nowMs={nowMs} />} />
);

/** The list of incidents. */
export function IncidentsBoard({ initial }: { readonly initial: InitialView<ListOf<'incidents'>> }) {
  return (
    <HappeningsMain kind="incidents" initial={initial} renderOpen={renderItems} renderPast={renderItems} />
  );
}
