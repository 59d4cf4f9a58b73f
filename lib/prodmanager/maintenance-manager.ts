import type { Connection } from './connection.ts';
import { ParseError } from './errors.ts';
import type { MaintenanceFields, NewMaintenanceFields } from './fields.ts';
import type { MaintenanceFilters } from './filters.ts';
import { CommentableObject, type CommentableResource, Manager } from './manager.ts';
import { type CallOptions, sendRequest, toPathPart } from './request.ts';
import { maintenanceSchema } from './schemas.ts';
import type { Maintenance } from './wire-types.ts';

/** The manager of maintenances, with their calendars. */
export class MaintenanceManager extends Manager<
  Maintenance,
  MaintenanceFilters,
  MaintenanceFields,
  CommentableResource<Maintenance, MaintenanceFields>,
  NewMaintenanceFields
> {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    super(connection, 'maintenance', maintenanceSchema, CommentableObject);
    this.#connection = connection;
  }

  /**
   * The schedule of one maintenance as the text of an iCalendar file.
   *
   * @throws ParseError where the answer is something else.
   * @see GET /maintenance/ID/calendar
   */
  async calendar(id: number, options: CallOptions = {}): Promise<string> {
    const path = `maintenance/${toPathPart(id)}/calendar`;
    const answer = await sendRequest(this.#connection, 'GET', path, { signal: options.signal });
    if (!answer.text.startsWith('BEGIN:VCALENDAR'))
      throw new ParseError('body', 'expected an iCalendar file', answer);
    return answer.text;
  }
}
