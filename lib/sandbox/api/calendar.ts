import ical, { ICalAlarmType } from 'ical-generator';

import type { MaintenanceRow } from '../store/rows';
import type { Store } from '../store/store';

/** A maintenance as an iCalendar file to download, with a reminder a quarter of an hour ahead. */
export function maintenanceCalendar(store: Store, row: MaintenanceRow, address: string): Response {
  const places = `${store.scope.get(row.scope)?.name}/${store.service.get(row.service)?.name}`;
  const calendar = ical({ prodId: '//ProdManager//Sandbox//EN' });
  const event = calendar.createEvent({
    id: address,
    stamp: store.moment,
    start: new Date(`${row.scheduled_start_date}Z`),
    end: new Date(`${row.scheduled_end_date}Z`),
    summary: row.external_reference ? `[${row.external_reference}] ${row.name}` : row.name,
    description: row.description ? `${places}\n${row.description}` : places,
    location: address,
    categories: [{ name: 'Maintenance' }],
  });
  event.createAlarm({ type: ICalAlarmType.display, trigger: 15 * 60 });
  return new Response(`${calendar.toString()}\r\n`, {
    headers: { 'content-type': 'application/ics', 'content-disposition': attachment(`${row.name}.ics`) },
  });
}

// ProdManager writes the name as it is, which a header can only carry while it is plain.
const attachment = (fileName: string): string =>
  /^[\u0020-\u007e]*$/.test(fileName)
    ? `attachment; filename=${fileName}`
    : `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
