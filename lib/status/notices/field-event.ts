import { toPlainText, toShownName } from '../model/shown-name';
import type { InternalEvent } from '../model/types';

/** A changed field in the source's own words; null if it was, or is, empty. */
export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A recorded creation or change. */
export interface FieldEvent {
  readonly type: 'create' | 'update' | 'unknown';
  /** An ISO instant; null if it could not be read. */
  readonly at: string | null;
  readonly changes: readonly FieldChange[];
}

const LONGEST_VALUE = 200;

function toText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return toPlainText(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
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
export function toFieldEvent({ type, at, content }: InternalEvent): FieldEvent {
  // The fields of a new item are on the page anyway.
  const fields = type === 'create' ? {} : parse(content);
  const changes = Object.entries(fields).map(([field, value]) => {
    const [from, to] = Array.isArray(value) ? (value as readonly unknown[]) : [null, value];
    return { field: toShownName(field), from: toText(from), to: toText(to) };
  });
  return { type: type === 'comment' ? 'unknown' : type, at, changes };
}
