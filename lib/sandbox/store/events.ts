import { toPythonJson } from './python-text';
import type { ResourceWithEvents, Store } from './store';

// ProdManager's events contain the names of enum members and columns, not the values and fields of its API.
const ENUM_FIELDS = new Set(['status', 'severity', 'service_status']);
const COLUMNS: Readonly<Record<string, string>> = { scope: 'scope_id', service: 'service_id' };

const toEnumName = (value: string): string => value.toUpperCase().replaceAll('-', '_');

/** Adds the internal `create` event, with the JSON of the whole row. */
export function recordCreation(
  store: Store,
  resource: ResourceWithEvents,
  row: { readonly id: number },
  content: object,
): void {
  store.addEvent(resource, row.id, { type: 'create', internal: true, content: toPythonJson(content) });
}

/** Adds the internal `update` event with the changed fields, `{"field": [old, new]}`; none without a change. */
export function recordUpdate<Row extends { readonly id: number }>(
  store: Store,
  resource: ResourceWithEvents,
  before: Row,
  after: Row,
): void {
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(after) as [keyof Row & string, unknown][]) {
    const old: unknown = before[field];
    if (old === value) continue;
    const isEnum = ENUM_FIELDS.has(field);
    const written = [old, value].map((side) =>
      isEnum && typeof side === 'string' ? toEnumName(side) : side,
    );
    changes[COLUMNS[field] ?? field] = written;
  }
  if (Object.keys(changes).length === 0) return;
  store.addEvent(resource, after.id, { type: 'update', internal: true, content: toPythonJson(changes) });
}
