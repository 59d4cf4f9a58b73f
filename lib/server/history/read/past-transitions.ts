import type { ChangePage, Gap, HistoryChange } from '@/lib/status/history/types';
import { isOver } from '@/lib/status/model/maintenance';
import type { Transition } from '@/lib/status/model/types';

const toIso = (at: number): string => new Date(at).toISOString();

function toTransition(change: HistoryChange): Transition | null {
  const { id, name, scopeId, serviceId } = change;
  const subject = { at: toIso(change.at), id, name, scopeId, serviceId };
  switch (change.kind) {
    case 'monitor':
      return { ...subject, kind: 'monitor', from: change.from, to: change.to };
    case 'incident': {
      const { from, to } = change;
      if (to === null) return null;
      const step = from === null ? 'opened' : to === 'resolved' ? 'resolved' : 'moved';
      return { ...subject, kind: 'incident', change: step, from, to };
    }
    case 'maintenance': {
      const { from, to } = change;
      if (to === 'in-progress') return { ...subject, kind: 'maintenance', change: 'started', to };
      return to !== null && from !== null && isOver(to)
        ? { ...subject, kind: 'maintenance', change: 'ended', to }
        : null;
    }
    case 'inventory':
      return null;
  }
}

const toGap = ({ from, until }: Gap): Transition => ({ kind: 'gap', since: toIso(from), at: toIso(until) });

/** Recorded changes as a board lists its latest ones, newest first; those that it does not list are left out. */
export function toPastTransitions({ changes, gaps }: ChangePage): readonly Transition[] {
  const transitions = [...changes.flatMap((change) => toTransition(change) ?? []), ...gaps.map(toGap)];
  return transitions.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
