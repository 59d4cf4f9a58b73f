import type { PlaceRow } from '../store/rows';
import type { Table } from '../store/table';
import { parseWallClock } from '../store/wall-clock';
import { isWebAddress } from './web-address';
import { Refusal, SENTENCES } from '../../prodmanager/protocol/refusal';
import { stripInput } from './strip-input';

/** What became of the values sent for one field: the value to keep, or what is wrong with them. */
export type Reading<T> = { readonly value: T } | { readonly errors: readonly string[] };

/** Reads the values sent for one field; undefined when the field was not sent. */
export type Field<T> = (sent: readonly unknown[] | undefined) => Reading<T>;

const REQUIRED: Reading<never> = { errors: ['This field is required.'] };

/** A text that must be there, with a least and perhaps a greatest length in characters. */
export const text =
  (least: number, greatest = Infinity): Field<string> =>
  (sent) => {
    const value = toText(sent);
    if (value === null || value.trim() === '') return REQUIRED;
    const length = [...value].length;
    if (length >= least && length <= greatest) return { value: stripInput(value) };
    if (greatest === Infinity) return { errors: [`Field must be at least ${least} characters long.`] };
    return { errors: [`Field must be between ${least} and ${greatest} characters long.`] };
  };

/** A text kept as it was sent, which must not be blank. */
export const rawText: Field<string> = (sent) => {
  const value = toText(sent);
  return value === null || value.trim() === '' ? REQUIRED : { value };
};

/** A text that may be missing (null) or empty. */
export const optionalText: Field<string | null> = (sent) => {
  const value = toText(sent);
  return { value: value === null ? null : stripInput(value) };
};

/** A web address that may be missing or empty. */
export const optionalLink: Field<string | null> = (sent) => {
  const value = toText(sent);
  if (value !== null && value.trim() !== '' && !isWebAddress(value)) return { errors: ['Invalid URL.'] };
  return { value: value === null ? null : stripInput(value) };
};

/** One of a few words; anything else counts as not sent. */
export const oneOf =
  <const Word extends string>(words: readonly Word[]): Field<Word> =>
  (sent) => {
    const value = words.find((word) => word === sent?.[0]);
    return value === undefined ? REQUIRED : { value };
  };

/** The id of a row that exists. */
export const reference =
  (table: Pick<Table<PlaceRow>, 'get'>): Field<number> =>
  (sent) => {
    if (sent === undefined || sent[0] === '') return REQUIRED;
    const value = String(sent[0]);
    if (!/^[1-9]\d*$/.test(value) || !table.get(Number(value))) return { errors: ['Not a valid choice.'] };
    return { value: Number(value) };
  };

/** A minute that is the given one when not sent, and must be readable when sent. */
export const date =
  (unlessSent: string): Field<string> =>
  (sent) => {
    if (sent === undefined || sent.length === 0) return { value: unlessSent };
    const value = parseWallClock(sent.join(' '));
    return value === null ? REQUIRED : { value };
  };

/** A minute that may be missing or empty. */
export const optionalDate: Field<string | null> = (sent) => {
  if (sent === undefined || sent.length === 0) return { value: null };
  if (typeof sent[0] === 'string' && sent[0].trim() === '') return { value: null };
  const value = parseWallClock(sent.join(' '));
  return value === null ? { errors: ['Not a valid datetime value.'] } : { value };
};

/** A mark: set by any value but an empty one or `false`. */
export const mark: Field<boolean> = (sent) => ({
  value: sent !== undefined && sent.length > 0 && !([false, 0, 'false', ''] as unknown[]).includes(sent[0]),
});

/** Any number of a few words. */
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
  // ProdManager takes the length of whatever JSON gave it, and falls over anything without one.
  throw new Refusal(500, SENTENCES.internal);
}
