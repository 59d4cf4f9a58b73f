import { toDisplayName, toPlainText } from '../model/display-name';
import type { Placed } from '../model/place';
import { toInstant } from '../model/source-time';
import type { InternalEvent, Place } from '../model/types';

/** A value before or after a change: an enum member or text of ProdManager, or a date as an ISO instant. */
export type FieldValue =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly at: string };

/** A changed field; a value is null if the field was, or is, empty. */
export interface FieldChange {
  /** ProdManager's name of the field, on one line. */
  readonly field: string;
  readonly from: FieldValue | null;
  readonly to: FieldValue | null;
}

/** A recorded creation or change. */
export interface FieldEvent {
  readonly type: 'create' | 'update' | 'unknown';
  /** An ISO instant; null if it could not be read. */
  readonly at: string | null;
  readonly changes: readonly FieldChange[];
}

/** What values are read with. */
export interface FieldContext {
  /** The IANA zone of ProdManager's clock. */
  readonly timeZone: string;
  readonly place: (place: Place) => Placed<Place>;
}

const LONGEST_VALUE = 200;
const MOST_FIELDS = 50;
const ENUM_FIELDS: readonly string[] = ['status', 'severity', 'service_status'];

function toText(value: unknown): FieldValue {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const cut =
    text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return { kind: 'text', text: toPlainText(cut) };
}

function toDate(value: string, timeZone: string): FieldValue | null {
  try {
    return { kind: 'date', at: toInstant(value, timeZone) };
  } catch {
    // Shown as it is written.
    return null;
  }
}

function toValue(field: string, value: unknown, { timeZone, place }: FieldContext): FieldValue | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number' && field === 'scope_id')
    return { kind: 'text', text: place({ scopeId: value, serviceId: 0 }).scope };
  if (typeof value === 'number' && field === 'service_id')
    return { kind: 'text', text: place({ scopeId: 0, serviceId: value }).service };
  if (typeof value === 'string' && field.endsWith('_date')) return toDate(value, timeZone) ?? toText(value);
  if (typeof value === 'string' && ENUM_FIELDS.includes(field))
    return { ...toText(value), kind: 'word' } as FieldValue;
  return toText(value);
}

function parse(content: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    // The event is shown without fields.
    return {};
  }
}

/** Parses the changed fields, `{"status": ["ACTIVE", "STABLE"]}`. The input is untrusted; the result is bounded. */
export function toFieldEvent({ type, at, content }: InternalEvent, context: FieldContext): FieldEvent {
  // The fields of a new item are on the page anyway.
  const fields = type === 'create' ? {} : parse(content);
  const changes = Object.entries(fields)
    .slice(0, MOST_FIELDS)
    .map(([field, value]): FieldChange => {
      const isPair = Array.isArray(value) && value.length === 2;
      const [from, to] = isPair ? (value as readonly unknown[]) : [null, value];
      return {
        field: toDisplayName(field),
        from: toValue(field, from, context),
        to: toValue(field, to, context),
      };
    });
  return { type: type === 'comment' ? 'unknown' : type, at, changes };
}
