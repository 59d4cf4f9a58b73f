import { ApiError, ERROR_MESSAGES } from '../../prodmanager/protocol/responses';
import type { PlaceRow } from '../store/rows';
import type { Table } from '../store/table';
import { parseWallClock } from '../store/wall-clock';

/** The value of one field, or its validation errors. */
export type Reading<T> = { readonly value: T } | { readonly errors: readonly string[] };

/** Reads the values sent for one field; `sent` is undefined when the field is missing. */
export type Field<T> = (sent: readonly unknown[] | undefined) => Reading<T>;

const REQUIRED: Reading<never> = { errors: ['This field is required.'] };

/** A required text with a minimum and an optional maximum length in characters. */
export const text =
  (min: number, max = Infinity): Field<string> =>
  (sent) => {
    const value = toText(sent);
    if (value === null || value.trim() === '') return REQUIRED;
    const length = [...value].length;
    if (length >= min && length <= max) return { value: stripInput(value) };
    if (max === Infinity) return { errors: [`Field must be at least ${min} characters long.`] };
    return { errors: [`Field must be between ${min} and ${max} characters long.`] };
  };

/** A required text, stored exactly as sent. */
export const rawText: Field<string> = (sent) => {
  const value = toText(sent);
  return value === null || value.trim() === '' ? REQUIRED : { value };
};

/** An optional text; null when missing. */
export const optionalText: Field<string | null> = (sent) => {
  const value = toText(sent);
  return { value: value === null ? null : stripInput(value) };
};

/** An optional web address; null when missing. */
export const optionalLink: Field<string | null> = (sent) => {
  const value = toText(sent);
  if (value !== null && value.trim() !== '' && !isWebAddress(value)) return { errors: ['Invalid URL.'] };
  return { value: value === null ? null : stripInput(value) };
};

/** One of the given words; any other value counts as missing. */
export const oneOf =
  <const Word extends string>(words: readonly Word[]): Field<Word> =>
  (sent) => {
    const value = words.find((word) => word === sent?.[0]);
    return value === undefined ? REQUIRED : { value };
  };

/** The id of an existing row. */
export const reference =
  (table: Pick<Table<PlaceRow>, 'get'>): Field<number> =>
  (sent) => {
    if (sent === undefined || sent[0] === '') return REQUIRED;
    const value = String(sent[0]);
    if (!/^[1-9]\d*$/.test(value) || !table.get(Number(value))) return { errors: ['Not a valid choice.'] };
    return { value: Number(value) };
  };

/** A required minute with a default. */
export const date =
  (fallback: string): Field<string> =>
  (sent) => {
    if (sent === undefined || sent.length === 0) return { value: fallback };
    const value = parseWallClock(sent.join(' '));
    return value === null ? REQUIRED : { value };
  };

/** An optional minute; null when missing or empty. */
export const optionalDate: Field<string | null> = (sent) => {
  if (sent === undefined || sent.length === 0) return { value: null };
  if (typeof sent[0] === 'string' && sent[0].trim() === '') return { value: null };
  const value = parseWallClock(sent.join(' '));
  return value === null ? { errors: ['Not a valid datetime value.'] } : { value };
};

/** A boolean: true for any value except an empty one and `false`. */
export const flag: Field<boolean> = (sent) => ({
  value: sent !== undefined && sent.length > 0 && !([false, 0, 'false', ''] as unknown[]).includes(sent[0]),
});

/** Any number of the given words. */
export const anyOf =
  (words: readonly string[]): Field<string[]> =>
  (sent = []) => {
    const value = sent.map(String);
    const unknown = [...new Set(value)].filter((word) => !words.includes(word));
    if (unknown.length === 0) return { value };
    const quoted = `'${unknown.join("', '")}'`;
    const rest = unknown.length === 1 ? 'is not a valid choice' : 'are not valid choices';
    return { errors: [`${quoted} ${rest} for this field.`] };
  };

function toText(sent: readonly unknown[] | undefined): string | null {
  const [value = null] = sent ?? [];
  if (value === null || typeof value === 'string') return value;
  // ProdManager calls len() on the JSON value and crashes on values without a length.
  throw new ApiError(500, ERROR_MESSAGES.internal);
}

/** A text as ProdManager stores it: no trailing blanks, no two empty lines in a row. */
function stripInput(text: string): string {
  const lines: string[] = [];
  let previous: string | null = null;
  for (const line of text.split('\n')) {
    const stripped = line.trimEnd();
    if (stripped !== '' || previous !== '') lines.push(stripped);
    previous = stripped;
  }
  return lines.join('\n');
}

const ADDRESS = /^[a-z]+:\/\/([^/?:]+)(?::\d+)?(?:\/.*?)?(?:\?.*)?$/i;
const LABEL = /^(?:xn-|[a-z0-9_]+)(?:-[a-z0-9_-]+)*$/i;

/**
 * Whether ProdManager's form accepts a text as a web address. It checks the host and not the scheme: `javascript://host/`
 * passes, so clients must check the scheme.
 */
function isWebAddress(text: string): boolean {
  const host = ADDRESS.exec(text)?.[1];
  if (host === undefined) return false;
  const ascii = toAsciiHost(host);
  return ascii.length <= 253 && ascii.split('.').every((label) => label.length <= 63 && LABEL.test(label));
}

const toAsciiHost = (host: string): string =>
  /^[\u0000-\u007f]*$/.test(host) || !URL.canParse(`http://${host}`)
    ? host
    : new URL(`http://${host}`).hostname;
