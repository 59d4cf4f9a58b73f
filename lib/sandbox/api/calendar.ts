import { toCalendarFile } from '../../prodmanager/protocol/calendar';
import type { MaintenanceRow } from '../store/rows';
import type { Store } from '../store/store';

/** The file of a maintenance of the sandbox. */
export function maintenanceCalendar(store: Store, row: MaintenanceRow, address: string): Response {
  return toCalendarFile({
    maintenance: row,
    place: `${store.scope.get(row.scope)?.name}/${store.service.get(row.service)?.name}`,
    address,
    product: 'Sandbox',
    stamp: store.moment,
    start: new Date(`${row.scheduled_start_date}Z`),
    end: new Date(`${row.scheduled_end_date}Z`),
  });
}
