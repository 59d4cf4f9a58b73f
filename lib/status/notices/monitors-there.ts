import { itemsOf } from '../verdict/board-facts';
import type { MonitorsThere } from './notice-details';
import { isExpected, isOver } from '../model/maintenance';
import { statusRank } from '../model/severity';
import type { Maintenance, Place, Snapshot } from '../model/types';

/** The monitors at the place of a maintenance, and which of them it explains. Null if it is closed or monitors were never read. */
export function monitorsThere({ sections }: Snapshot, maintenance: Maintenance): MonitorsThere | null {
  const all = itemsOf(sections.monitors);
  if (all === null || isOver(maintenance.status)) return null;
  const isThere = ({ scopeId, serviceId }: Place): boolean =>
    scopeId === maintenance.scopeId && serviceId === maintenance.serviceId;
  const inProgress = sections.maintenances.items.filter(
    (other) => isThere(other) && other.status === 'in-progress',
  );
  const monitors = all.filter(isThere);
  const troubled = monitors
    .filter(({ status }) => status !== 'ok')
    .map((monitor) => ({
      id: monitor.id,
      name: monitor.name,
      status: monitor.status,
      isExpected: isExpected(monitor, inProgress),
    }))
    .sort(
      (a, b) =>
        Number(a.isExpected) - Number(b.isExpected) ||
        statusRank(b.status) - statusRank(a.status) ||
        a.id - b.id,
    );
  return { total: monitors.length, troubled };
}
