import { toPlainText, toShownName } from '../model/shown-name';
import type { InternalEvent } from '../model/types';

/** One field of a change, in the source's own words; null where it was, or is, empty. */
export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What the source recorded when somebody created or changed something. */
export interface FieldEvent {
  readonly type: 'create' | 'update' | 'unknown';
  /** An ISO instant; null where it could not be read. */
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
    // It is told that something changed, and when; what is not JSON says no more.
    return {};
  }
}

/** Reads the fields of a change, `{"status": ["ACTIVE", "STABLE"]}`: untrusted, and bounded. */
export function toFieldEvent({ type, at, content }: InternalEvent): FieldEvent {
  // All fields of something new are new: they are what the page shows anyway.
  const fields = type === 'create' ? {} : parse(content);
  const changes = Object.entries(fields).map(([field, value]) => {
    const [from, to] = Array.isArray(value) ? (value as readonly unknown[]) : [null, value];
    return { field: toShownName(field), from: toText(from), to: toText(to) };
  });
  return { type: type === 'comment' ? 'unknown' : type, at, changes };
}
