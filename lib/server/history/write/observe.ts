import { isOver } from '@/lib/status/model/maintenance';
import type {
  Incident,
  Maintenance,
  Monitor,
  Scope,
  Section,
  SectionName,
  Sections,
} from '@/lib/status/model/types';
import type { GapReason, ObservedSpan } from '@/lib/status/history/types';

import type { ClosedNotices } from '../../poller/transitions';
import { DELETED } from '../store/codes';
import type { Batch, SeenItem, SeenNotice, SeenStatus } from './batch';
import type { Known, KnownMonitor, KnownNotice } from './known';

/** A reading of the source. */
export interface Reading {
  readonly sections: Sections;
  /** Notices that closed since the reading before, in their final state. */
  readonly closed: ClosedNotices;
  /** The sections that were read since the reading before. */
  readonly read: ReadonlySet<SectionName>;
  /** Epoch milliseconds. */
  readonly at: number;
  /** A longer time without observation is a gap. */
  readonly toleranceMs: number;
  /** Why the last observation ended, if this is known and not a problem of the source. */
  readonly interruption: GapReason | null;
}

/** What a reading adds to the history, and what is known after it. */
export interface Observed {
  readonly batch: Batch;
  readonly known: Known;
}

/** Whether a list shows which items do not exist any more. */
const isWhole = ({ isProven, flaws }: Section<unknown>): boolean =>
  isProven && !flaws.some(({ kind }) => kind === 'missing' || kind === 'row');

/** The spans to write, and the one that continues. */
function observe(known: Known, reading: Reading, at: number): readonly ObservedSpan[] {
  const { span } = known;
  const { state, problem, isProven } = reading.sections.monitors;
  if (!reading.read.has('monitors')) {
    const ended = state === 'fresh' ? null : problem;
    return span && ended && span.ended !== ended ? [{ ...span, ended }] : [];
  }
  const fresh: ObservedSpan = { from: at, until: at, isProven, ended: null };
  if (!span) return [fresh];
  if (at - span.until > reading.toleranceMs) {
    const ended = reading.interruption ?? span.ended;
    return ended === span.ended ? [fresh] : [{ ...span, ended }, fresh];
  }
  const continued: ObservedSpan = { ...span, until: at, ended: null };
  return span.isProven === isProven ? [continued] : [continued, fresh];
}

/** A name without what no engine can store: NUL, and halves of characters. */
const toStorable = (name: string): string => name.replaceAll(/[\0\p{Surrogate}]/gu, '\uFFFD');

interface SeenMonitors {
  readonly monitors: ReadonlyMap<number, KnownMonitor>;
  readonly statuses: readonly SeenStatus[];
  readonly items: readonly SeenItem[];
}

function compareMonitors(known: Known, section: Section<Monitor>): SeenMonitors {
  const changed = new Map<number, KnownMonitor>();
  const gone: number[] = [];
  const statuses: SeenStatus[] = [];
  const items: SeenItem[] = [];
  let count = known.monitors.size;
  for (const { id, status, name: written, scopeId, serviceId } of section.items) {
    const before = known.monitors.get(id);
    if (!before) count += 1;
    const name = before?.name === written ? written : toStorable(written);
    const isMoved = before?.scopeId !== scopeId || before.serviceId !== serviceId;
    const isRenamed = before?.name !== name;
    if (isMoved || before.status !== status) statuses.push({ id, status, scopeId, serviceId });
    if (isMoved || isRenamed) items.push({ kind: 'monitor', id, name, isGone: false, scopeId, serviceId });
    if (isMoved || isRenamed || before.status !== status)
      changed.set(id, { status, name, scopeId, serviceId });
  }
  if (isWhole(section) && count > section.items.length) {
    const present = new Set(section.items.map(({ id }) => id));
    for (const [id, { name, scopeId, serviceId }] of known.monitors) {
      if (present.has(id)) continue;
      gone.push(id);
      statuses.push({ id, status: null, scopeId, serviceId });
      items.push({ kind: 'monitor', id, name, isGone: true, scopeId, serviceId });
    }
  }
  if (statuses.length + items.length === 0) return { monitors: known.monitors, statuses, items };
  const monitors = new Map([...known.monitors, ...changed]);
  for (const id of gone) monitors.delete(id);
  return { monitors, statuses, items };
}

interface SeenNames {
  readonly names: ReadonlyMap<number, string>;
  readonly items: readonly SeenItem[];
}

function compareNames(
  kind: 'scope' | 'service',
  known: ReadonlyMap<number, string>,
  section: Section<Scope>,
): SeenNames {
  const toItem = (id: number, name: string, isGone: boolean): SeenItem => ({
    kind,
    id,
    name,
    isGone,
    scopeId: kind === 'scope' ? id : 0,
    serviceId: kind === 'service' ? id : 0,
  });
  const names = new Map(section.items.map(({ id, name }) => [id, toStorable(name)]));
  const changed = [...names].filter(([id, name]) => known.get(id) !== name);
  const gone = isWhole(section) ? [...known].filter(([id]) => !names.has(id)) : [];
  if (changed.length + gone.length === 0) return { names: known, items: [] };
  if (gone.length === 0) for (const [id, name] of known) if (!names.has(id)) names.set(id, name);
  return {
    names,
    items: [
      ...changed.map(([id, name]) => toItem(id, name, false)),
      ...gone.map(([id, name]) => toItem(id, name, true)),
    ],
  };
}

const toIncidentFields = ({ name, severity, reference, url, ...dates }: Incident): string =>
  JSON.stringify({
    name,
    severity,
    reference,
    url,
    createdAt: dates.createdAt,
    impactStartedAt: dates.impactStartedAt,
    investigatedAt: dates.investigatedAt,
    stableAt: dates.stableAt,
    resolvedAt: dates.resolvedAt,
  });

const toMaintenanceFields = ({ name, serviceStatus, reference, url, ...dates }: Maintenance): string =>
  JSON.stringify({
    name,
    serviceStatus,
    reference,
    url,
    createdAt: dates.createdAt,
    scheduledStartAt: dates.scheduledStartAt,
    scheduledEndAt: dates.scheduledEndAt,
    startedAt: dates.startedAt,
    endedAt: dates.endedAt,
  });

interface SeenNotices {
  readonly notices: ReadonlyMap<number, KnownNotice>;
  readonly rows: readonly SeenNotice[];
}

function compareNotices<Item extends Incident | Maintenance>(
  known: ReadonlyMap<number, KnownNotice>,
  section: Section<Item>,
  closed: readonly Item[],
  { kind, toFields, isOpen }: NoticeForm<Item>,
): SeenNotices {
  const notices = new Map(known);
  const rows: SeenNotice[] = [];
  for (const item of [...section.items, ...closed]) {
    const { id, status, scopeId, serviceId } = item;
    const fields = toFields(item);
    const before = known.get(id);
    if (isOpen(item)) notices.set(id, { status, fields, scopeId, serviceId });
    else notices.delete(id);
    const isSame =
      before?.status === status &&
      before.fields === fields &&
      before.scopeId === scopeId &&
      before.serviceId === serviceId;
    if (!isSame) rows.push({ kind, id, status, isOpen: isOpen(item), scopeId, serviceId, fields });
  }
  if (isWhole(section)) {
    const present = new Set([...section.items, ...closed].map(({ id }) => id));
    for (const [id, { fields, scopeId, serviceId }] of known) {
      if (present.has(id)) continue;
      notices.delete(id);
      rows.push({ kind, id, status: DELETED, isOpen: false, scopeId, serviceId, fields });
    }
  }
  return { notices: rows.length === 0 ? known : notices, rows };
}

interface NoticeForm<Item> {
  readonly kind: SeenNotice['kind'];
  readonly toFields: (item: Item) => string;
  readonly isOpen: (item: Item) => boolean;
}

const INCIDENTS: NoticeForm<Incident> = {
  kind: 'incident',
  toFields: toIncidentFields,
  isOpen: ({ status }) => status !== 'resolved',
};

const MAINTENANCES: NoticeForm<Maintenance> = {
  kind: 'maintenance',
  toFields: toMaintenanceFields,
  isOpen: ({ status }) => !isOver(status),
};

/**
 * Compares a reading with what is known. Only sections that were read count. What disappears is gone only if the list is whole, as
 * ProdManager's own counts prove.
 */
export function observeReading(known: Known, reading: Reading): Observed {
  const { sections, closed, read } = reading;
  // A clock that was set back must not reorder the history.
  const at = Math.max(reading.at, known.at + 1);
  const spans = observe(known, reading, at);
  const seen = read.has('monitors')
    ? compareMonitors(known, sections.monitors)
    : { monitors: known.monitors, statuses: [], items: [] };
  const namesOf = (name: 'scopes' | 'services', kind: 'scope' | 'service'): SeenNames =>
    read.has(name) ? compareNames(kind, known[name], sections[name]) : { names: known[name], items: [] };
  const [scopes, services] = [namesOf('scopes', 'scope'), namesOf('services', 'service')];
  const incidents = read.has('incidents')
    ? compareNotices(known.incidents, sections.incidents, closed.incidents, INCIDENTS)
    : { notices: known.incidents, rows: [] };
  const maintenances = read.has('maintenances')
    ? compareNotices(known.maintenances, sections.maintenances, closed.maintenances, MAINTENANCES)
    : { notices: known.maintenances, rows: [] };
  const { observedAt } = known;
  const areNoticesRead = read.has('incidents') || read.has('maintenances');
  const arePlacesRead = read.has('scopes') || read.has('services');
  return {
    batch: {
      at,
      spans,
      statuses: { after: observedAt.monitors, rows: seen.statuses },
      items: {
        after: seen.items.length > 0 ? observedAt.monitors : observedAt.places,
        rows: [...scopes.items, ...services.items, ...seen.items],
      },
      notices: { after: observedAt.notices, rows: [...incidents.rows, ...maintenances.rows] },
    },
    known: {
      at,
      span: spans.at(-1) ?? known.span,
      observedAt: {
        monitors: read.has('monitors') ? at : observedAt.monitors,
        places: arePlacesRead ? at : observedAt.places,
        notices: areNoticesRead ? at : observedAt.notices,
      },
      scopes: scopes.names,
      services: services.names,
      monitors: seen.monitors,
      incidents: incidents.notices,
      maintenances: maintenances.notices,
    },
  };
}
