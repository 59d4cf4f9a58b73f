'use client';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { SEVERITY_KEYS } from '@/lib/language/notice-keys';
import { atBase } from '@/lib/site/base-path';
import type { PastIncident } from '@/lib/status/model/items';
import { secondsBetween, toMs } from '@/lib/status/model/time';
import type { ListOf } from '@/lib/status/notices/notice-list';

import { Reference } from '../model/reference';
import { CardList } from './card-list';
import { IncidentCard } from './incident-card';
import { NoticesMain } from './notices-main';
import { PastTable } from './past-table';

export function IncidentsBoard({ initial }: { readonly initial: InitialView<ListOf<'incidents'>> }) {
  return (
    <NoticesMain
      kind="incidents"
      initial={initial}
      renderOpen={(items, nowMs) => (
        <CardList items={items} render={(incident) => <IncidentCard incident={incident} nowMs={nowMs} />} />
      )}
      renderPast={(items) => <PastIncidents items={items} />}
    />
  );
}

function PastIncidents({ items }: { readonly items: readonly PastIncident[] }) {
  const { t } = useWords();
  const rows = items.map((incident) => {
    const { id, name, severity, reference, url, impactStartedAt, resolvedAt } = incident;
    return {
      id,
      name,
      href: atBase(`/incidents/${id}`),
      state: t(SEVERITY_KEYS[severity]),
      place: incident,
      reference: reference === null ? null : <Reference reference={reference} url={url} />,
      startedAt: impactStartedAt,
      dayOf: impactStartedAt,
      seconds: secondsBetween(toMs(impactStartedAt), toMs(resolvedAt)),
    };
  });
  return <PastTable caption={t('board.incidents')} stateHeading={t('list.severity')} rows={rows} />;
}
