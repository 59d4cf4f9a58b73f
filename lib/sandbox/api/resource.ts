import type { Table } from '../store/table';
import type { Filters } from './filters';
import type { FormInput } from './form-input';
import { Refusal } from '../../prodmanager/protocol/refusal';

/** The resources of the API, which are also the names of their permissions (`scope_api`). */
export type ResourceName = 'scope' | 'service' | 'monitor' | 'incident' | 'maintenance' | 'announcement';

/** How a row is looked at: from which address of the API, and whether its history may be seen. */
export interface View {
  readonly base: string;
  readonly showsEvents: boolean;
}

/** What the routes need to know of one resource. */
export interface Resource<Row extends { readonly id: number }> {
  readonly name: ResourceName;
  readonly table: Table<Row>;
  readonly filters: Filters<Row>;
  /** The field that the weather counts, and all that it may be; missing where there is no weather. */
  readonly weather?: { readonly read: (row: Row) => string; readonly words: readonly string[] };
  readonly toWire: (row: Row, view: View) => object;
  /** @throws Refusal 400, 409 or 500 */
  readonly create: (input: FormInput) => Row;
  /** @throws Refusal 400, 404, 409 or 500 */
  readonly update: (id: number, input: FormInput) => void;
  /** Removes a row that exists. @throws Refusal 403 while others depend on it */
  readonly remove: (row: Row) => void;
}

/** A resource's name as messages begin with it: `Scope`. */
export const titleOf = (name: ResourceName): string => `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;

/**
 * The row with this id.
 *
 * @throws Refusal 404 with the resource's message for what was tried: `show`, `update` or `deletion`
 */
export function getOrRefuse<Row extends { readonly id: number }>(
  resource: { readonly name: ResourceName; readonly table: Table<Row> },
  id: number,
  action: 'show' | 'update' | 'deletion',
): Row {
  const row = resource.table.get(id);
  if (row) return row;
  const reason = `Resource not found : ${id}`;
  // The one place where ProdManager gives its reason without a list around it.
  const isBare = resource.name === 'incident' && action === 'deletion';
  throw new Refusal(404, {
    message: `${titleOf(resource.name)} ${action} failed`,
    reasons: { [resource.name]: isBare ? reason : [reason] },
  });
}
