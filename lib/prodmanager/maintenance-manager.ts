import type { Connection } from './connection.ts';
import { ParseError } from './errors.ts';
import type { MaintenanceFields, NewMaintenanceFields } from './fields.ts';
import type { MaintenanceFilters } from './filters.ts';
import { CommentableObject, type CommentableResource, Manager } from './manager.ts';
import { type CallOptions, sendRequest, toPathPart } from './request.ts';
import { maintenanceSchema } from './schemas.ts';
import type { Maintenance } from './wire-types.ts';

/** The manager of maintenances, with their calendar files. */
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
   * Reads the iCalendar file of a maintenance, as text.
   *
   * @throws ParseError where the response is not an iCalendar file.
   * @see GET /maintenance/ID/calendar
   */
  async calendar(id: number, options: CallOptions = {}): Promise<string> {
    const path = `maintenance/${toPathPart(id)}/calendar`;
    const response = await sendRequest(this.#connection, 'GET', path, { signal: options.signal });
    if (!response.text.startsWith('BEGIN:VCALENDAR'))
      throw new ParseError('body', 'expected an iCalendar file', response);
    return response.text;
  }
}
