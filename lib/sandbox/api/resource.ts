import { type ResourceName, toNotFound } from '../../prodmanager/protocol/resources';
import type { Table } from '../store/table';
import type { FormInput } from './forms';

/** Where links lead, and whether events are included. */
export interface View {
  /** The address of the API. */
  readonly base: string;
  readonly showsEvents: boolean;
}

/** One resource, as the routes need it. */
export interface Resource<Row extends { readonly id: number }> {
  readonly name: ResourceName;
  readonly table: Table<Row>;
  readonly toWire: (row: Row, view: View) => object;
  /** @throws ApiError 400, 409 or 500 */
  readonly create: (input: FormInput) => Row;
  /** @throws ApiError 400, 404, 409 or 500 */
  readonly update: (id: number, input: FormInput) => void;
  /** Removes an existing row. @throws ApiError 403 while other rows depend on it */
  readonly remove: (row: Row) => void;
}

/** The row with this id. @throws ApiError 404 */
export function getOrThrow<Row extends { readonly id: number }>(
  { name, table }: { readonly name: ResourceName; readonly table: Table<Row> },
  id: number,
  action: 'show' | 'update' | 'deletion',
): Row {
  const row = table.get(id);
  if (row) return row;
  throw toNotFound(name, id, action);
}
