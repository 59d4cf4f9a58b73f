import type { Incident, Maintenance, Monitor, Section, Sections, Transition } from './types';

const ENDED: readonly string[] = ['succeed', 'failed', 'canceled'];

/** Pairs the items of two sections by id; empty if either read failed. */
function toPairs<Item extends { readonly id: number }>(
  previous: Section<Item>,
  next: Section<Item>,
): { readonly before: Item | undefined; readonly after: Item }[] {
  if (previous.state === 'unavailable' || next.state !== 'fresh') return [];
  if (previous.items === next.items) return [];
  const known = new Map(previous.items.map((item) => [item.id, item]));
  return next.items.map((after) => ({ before: known.get(after.id), after }));
}

const toSubject = ({ id, name, scopeId, serviceId }: Monitor | Incident | Maintenance, at: string) => ({
  at,
  id,
  name,
  scopeId,
  serviceId,
});

function toMaintenanceChange(before: Maintenance | undefined, after: Maintenance) {
  if (ENDED.includes(after.status)) return before && before.status !== after.status ? 'ended' : null;
  if (after.status === 'in-progress' && before?.status !== 'in-progress') return 'started';
  return before && after.isOverrunning && !before.isOverrunning ? 'overran' : null;
}

/**
 * Compares two states: monitors that changed status, incidents opened, moved or resolved, and maintenances started, ended or overrunning.
 *
 * A section that was never read before, or whose read failed, yields no transitions, nor do items that disappear without a final state,
 * such as deleted monitors.
 *
 * @param next May hold the final state of incidents and maintenances that were open in `previous` and are closed now.
 * @param at Time of the second state, an ISO instant.
 */
export function toTransitions(previous: Sections, next: Sections, at: string): Transition[] {
  const incidents = toPairs(previous.incidents, next.incidents).flatMap(({ before, after }): Transition[] => {
    if (before?.status === after.status) return [];
    const change = !before ? 'opened' : after.status === 'resolved' ? 'resolved' : 'moved';
    const from = before?.status ?? null;
    return [{ kind: 'incident', ...toSubject(after, at), change, from, to: after.status }];
  });
  const maintenances = toPairs(previous.maintenances, next.maintenances).flatMap(
    ({ before, after }): Transition[] => {
      const change = toMaintenanceChange(before, after);
      return change ? [{ kind: 'maintenance', ...toSubject(after, at), change, to: after.status }] : [];
    },
  );
  const monitors = toPairs(previous.monitors, next.monitors).flatMap(({ before, after }): Transition[] =>
    before && before.status !== after.status
      ? [{ kind: 'monitor', ...toSubject(after, at), from: before.status, to: after.status }]
      : [],
  );
  return [...incidents, ...maintenances, ...monitors];
}
