import ical, { ICalAlarmType } from 'ical-generator';

/** The content of a maintenance's calendar file. */
export interface CalendarContent {
  readonly maintenance: {
    readonly name: string;
    readonly description: string | null;
    readonly external_reference: string | null;
  };
  /** The names of its scope and service, `scope/service`. */
  readonly place: string;
  /** The address of the maintenance. */
  readonly address: string;
  /** The product name in PRODID. */
  readonly product: string;
  readonly stamp: Date;
  readonly start: Date;
  readonly end: Date;
}

/** An iCalendar download like ProdManager's, with a reminder 15 minutes before the start. */
export function toCalendarFile({
  maintenance,
  place,
  address,
  product,
  ...times
}: CalendarContent): Response {
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

/** A `Content-Disposition` for a download. ProdManager sends the plain name, which a header can only contain in ASCII. */
export const attachment = (fileName: string): string =>
  /^[\u0020-\u007e]*$/.test(fileName)
    ? `attachment; filename=${fileName}`
    : `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
