import { isOver } from '../model/maintenance';
import type { Comment, Incident, InternalEvent, Maintenance, Place, Section } from '../model/types';
import { doubtOf } from '../verdict/verdict';
import type { IncidentEvent, MaintenanceEvent } from './event';

/** What was announced of an incident or maintenance. */
export interface KnownNotice extends Place {
  readonly name: string;
  /** Changes of it are announced; see {@link toIncidentFacts} and {@link toMaintenanceFacts}. */
  readonly facts: string;
  readonly comments: number;
  readonly internalComments: number;
}

/** Open incidents or maintenances by id. */
export type KnownNotices = Readonly<Record<string, KnownNotice>>;

/** A list of notices, and what else is known of it. */
export interface NoticesSeen<Item> {
  readonly section: Section<Item>;
  /** Notices that closed since the reading before, in their final state. */
  readonly closed: readonly Item[];
  /** Whether an id is listed on the board, even where it is not visible. */
  readonly isListed: (id: number) => boolean;
  readonly placeNames: (place: Place) => { readonly scope: string; readonly service: string };
  readonly now: number;
}

interface Noticed extends Pick<Incident, 'flaws'> {
  readonly comments: readonly Comment[];
  readonly internalEvents?: readonly InternalEvent[];
}

/** Internal comments, newest first. */
const internalCommentsOf = ({ internalEvents = [] }: Noticed): readonly InternalEvent[] =>
  internalEvents.filter(({ type }) => type === 'comment');

/** The number of comments. Unreadable ones may be missing, and are no news when they can be read again. */
const countComments = ({ flaws = [] }: Noticed, count: number, known = 0): number =>
  flaws.some(({ kind }) => kind === 'event') ? Math.max(count, known) : count;

/** The newest comment that was not there before. An internal one only if there is no public one. */
function findComment(item: Noticed, known: Pick<KnownNotice, 'comments' | 'internalComments'>) {
  const internal = internalCommentsOf(item);
  if (item.comments.length > known.comments)
    return { comment: item.comments[0]?.content ?? null, isInternal: false };
  if (internal.length > known.internalComments)
    return { comment: internal[0]?.content ?? null, isInternal: true };
  return { comment: null, isInternal: false };
}

const toIncidentFacts = ({ status, severity }: Incident): string => JSON.stringify([status, severity]);

const toMaintenanceFacts = ({ status, serviceStatus, isOverrunning, ...dates }: Maintenance): string =>
  JSON.stringify([status, serviceStatus, isOverrunning, dates.scheduledStartAt, dates.scheduledEndAt]);

function toIncidentChange(item: Incident, known: KnownNotice | undefined): IncidentEvent['change'] {
  if (!known) return 'opened';
  if (item.status === 'resolved') return 'resolved';
  return known.facts === toIncidentFacts(item) ? 'commented' : 'changed';
}

function toMaintenanceChange(item: Maintenance, known: KnownNotice | undefined): MaintenanceEvent['change'] {
  if (isOver(item.status)) return 'ended';
  const [before, , wasOverrunning] = known
    ? (JSON.parse(known.facts) as readonly [string, string, boolean])
    : ['', '', false];
  if (item.status === 'in-progress' && before !== 'in-progress') return 'started';
  if (!known) return 'scheduled';
  if (item.isOverrunning && !wasOverrunning) return 'overran';
  return known.facts === toMaintenanceFacts(item) ? 'commented' : 'changed';
}

/** How incidents and maintenances differ. */
interface Form<Item, Event> {
  readonly toFacts: (item: Item) => string;
  readonly isOpen: (item: Item) => boolean;
  readonly toEvent: (item: Item, known: KnownNotice | undefined, common: Common) => Event;
  /** The event of a notice that is not listed any more. */
  readonly toClosed: (known: KnownNotice, common: Common) => Event;
}

type Common = Omit<IncidentEvent, 'kind' | 'change' | 'status' | 'severity'>;

/** The notices that are known now, and the events since before. */
export interface NoticeChanges<Event> {
  readonly known: KnownNotices | null;
  readonly events: readonly Event[];
}

type Notice = Incident | Maintenance;

function compare<Item extends Notice, Event>(
  before: KnownNotices | null,
  { section, closed, isListed, placeNames, now }: NoticesSeen<Item>,
  { toFacts, isOpen, toEvent, toClosed }: Form<Item, Event>,
): NoticeChanges<Event> {
  if (section.state !== 'fresh') return { known: before, events: [] };
  const known = new Map(Object.entries(before ?? {}));
  const events: Event[] = [];
  const listed = new Set(section.items.map(({ id }) => id));
  for (const item of [...section.items, ...closed.filter(({ id }) => !listed.has(id))]) {
    const key = String(item.id);
    const was = known.get(key);
    if (!was && !isOpen(item)) continue;
    const { id, name, scopeId, serviceId, comments } = item;
    const facts = toFacts(item);
    const internalComments = internalCommentsOf(item).length;
    const found = findComment(item, was ?? { comments: 0, internalComments: 0 });
    if (!was || facts !== was.facts || found.comment !== null)
      events.push(
        toEvent(item, was, { at: now, id, name, scopeId, serviceId, ...placeNames(item), ...found }),
      );
    if (!isOpen(item)) known.delete(key);
    else
      known.set(key, {
        name,
        scopeId,
        serviceId,
        facts,
        comments: countComments(item, comments.length, was?.comments),
        internalComments: countComments(item, internalComments, was?.internalComments),
      });
  }
  for (const [key, was] of known) {
    const id = Number(key);
    if (listed.has(id) || doubtOf(section) !== null || closed.some((item) => item.id === id)) continue;
    known.delete(key);
    // It may have moved to where it is not visible: nothing can be said of it there.
    if (isListed(id)) continue;
    const { name, scopeId, serviceId } = was;
    const common = { at: now, id, name, scopeId, serviceId, comment: null, isInternal: false };
    events.push(toClosed(was, { ...common, ...placeNames(was) }));
  }
  // What is already there at the first reading is no news.
  return { known: Object.fromEntries(known), events: before === null ? [] : events };
}

/** Compares the incidents of a board with those that were announced; null for those not known yet. */
export function compareIncidents(
  before: KnownNotices | null,
  seen: NoticesSeen<Incident>,
): NoticeChanges<IncidentEvent> {
  return compare<Incident, IncidentEvent>(before, seen, {
    toFacts: toIncidentFacts,
    isOpen: ({ status }) => status !== 'resolved',
    toEvent: (item, known, common) => ({
      kind: 'incident',
      change: toIncidentChange(item, known),
      status: item.status,
      severity: item.severity,
      ...common,
    }),
    toClosed: ({ facts }, common) => {
      const [, severity] = JSON.parse(facts) as [string, IncidentEvent['severity']];
      return { kind: 'incident', change: 'closed', status: 'unknown', severity, ...common };
    },
  });
}

/** Compares the maintenances of a board with those that were announced; null for those not known yet. */
export function compareMaintenances(
  before: KnownNotices | null,
  seen: NoticesSeen<Maintenance>,
): NoticeChanges<MaintenanceEvent> {
  return compare<Maintenance, MaintenanceEvent>(before, seen, {
    toFacts: toMaintenanceFacts,
    isOpen: ({ status }) => !isOver(status),
    toEvent: (item, known, common) => ({
      kind: 'maintenance',
      change: toMaintenanceChange(item, known),
      status: item.status,
      impact: item.serviceStatus,
      start: item.scheduledStartAt,
      end: item.scheduledEndAt,
      ...common,
    }),
    toClosed: ({ facts }, common) => {
      const [, impact, , start, end] = JSON.parse(facts) as [
        string,
        MaintenanceEvent['impact'],
        boolean,
        string | null,
        string | null,
      ];
      return { kind: 'maintenance', change: 'closed', status: 'unknown', impact, start, end, ...common };
    },
  });
}
