import ical, { ICalAlarmType } from 'ical-generator';

import type { MaintenanceRow } from '../store/rows';
import type { Store } from '../store/store';

/** What a calendar's file says of a maintenance. */
export interface CalendarParts {
  readonly maintenance: Pick<MaintenanceRow, 'name' | 'description' | 'external_reference'>;
  /** Its scope and service by name. */
  readonly place: string;
  /** Where it is shown. */
  readonly address: string;
  /** Which product writes the file. */
  readonly product: string;
  readonly stamp: Date;
  readonly start: Date;
  readonly end: Date;
}

/** An iCalendar file to download, as ProdManager makes it, with a reminder a quarter of an hour ahead. */
export function toCalendarFile({ maintenance, place, address, product, ...times }: CalendarParts): Response {
  const { name, description, external_reference: reference } = maintenance;
  const calendar = ical({ prodId: `//ProdManager//${product}//EN` });
  const event = calendar.createEvent({
    id: address,
    ...times,
    summary: reference ? `[${reference}] ${name}` : name,
    description: description ? `${place}\n${description}` : place,
    location: address,
    categories: [{ name: 'Maintenance' }],
  });
  event.createAlarm({ type: ICalAlarmType.display, trigger: 15 * 60 });
  return new Response(`${calendar.toString()}\r\n`, {
    headers: { 'content-type': 'application/ics', 'content-disposition': attachment(`${name}.ics`) },
  });
}

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

// ProdManager writes the name as it is, which a header can only carry while it is plain.
const attachment = (fileName: string): string =>
  /^[\u0020-\u007e]*$/.test(fileName)
    ? `attachment; filename=${fileName}`
    : `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
