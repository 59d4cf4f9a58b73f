import ical, { ICalAlarmType } from 'ical-generator';

/** What a calendar's file says of a maintenance. */
export interface CalendarParts {
  readonly maintenance: {
    readonly name: string;
    readonly description: string | null;
    readonly external_reference: string | null;
  };
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

// ProdManager writes the name as it is, which a header can only carry while it is plain.
const attachment = (fileName: string): string =>
  /^[\u0020-\u007e]*$/.test(fileName)
    ? `attachment; filename=${fileName}`
    : `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
