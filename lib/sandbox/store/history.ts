import { toPythonJson } from './python-json';
import type { EventfulResource, Store } from './store';

// ProdManager's events name enum members and columns, not the values and fields of its API.
const ENUM_FIELDS = new Set(['status', 'severity', 'service_status']);
const COLUMNS: Readonly<Record<string, string>> = { scope: 'scope_id', service: 'service_id' };

const toEnumName = (value: string): string => value.toUpperCase().replaceAll('-', '_');

/** Writes down that an incident or maintenance came to be: an internal event with the JSON of the whole row. */
export function recordCreation(
  store: Store,
  resource: EventfulResource,
  row: { readonly id: number },
  content: object,
): void {
  store.addEvent(resource, row.id, { type: 'create', internal: true, content: toPythonJson(content) });
}

/** Writes down what an update changed, as `{"field": [old, new]}`; nothing when nothing did. */
export function recordUpdate<Row extends { readonly id: number }>(
  store: Store,
  resource: EventfulResource,
  before: Row,
  after: Row,
): void {
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(after) as [keyof Row & string, unknown][]) {
    const old: unknown = before[field];
    if (old === value) continue;
    const written = [old, value].map((one) =>
      ENUM_FIELDS.has(field) && typeof one === 'string' ? toEnumName(one) : one,
    );
    changes[COLUMNS[field] ?? field] = written;
  }
  if (Object.keys(changes).length === 0) return;
  store.addEvent(resource, after.id, { type: 'update', internal: true, content: toPythonJson(changes) });
}
