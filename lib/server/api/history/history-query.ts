import { Temporal } from 'temporal-polyfill';

import { ApiError } from '@/lib/prodmanager/protocol/responses';
import { parseSelection } from '@/lib/status/model/selection';
import type { Snapshot } from '@/lib/status/model/types';
import {
  limitTo,
  seesAllPlaces,
  toProducts,
  type Product,
  type Visibility,
} from '@/lib/status/model/visibility';

import { toUnavailable } from '../read-api/responses';

const MAX_VALUES = 50;
const MAX_QUOTED = 100;

const quote = (value: string): string =>
  JSON.stringify(value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED)}…` : value);

/**
 * Reads the query of a route of the history, a feed or a calendar. An invalid value is never ignored, because the response would contain more than requested: it is
 * collected, and {@link check} throws all of them.
 */
export class HistoryQuery {
  readonly #query: URLSearchParams;
  readonly #reasons: Record<string, string[]> = {};

  readonly #subject: string;

  /** @param subject What is requested, for the message of an error. */
  constructor(query: URLSearchParams, subject = 'History') {
    this.#query = query;
    this.#subject = subject;
  }

  /** Records what is wrong with a parameter. */
  reject(name: string, reason: string): void {
    this.#reasons[name] = [...(this.#reasons[name] ?? []), reason];
  }

  /** @throws ApiError 400 with the reasons by parameter, if there are any */
  check(): void {
    if (Object.keys(this.#reasons).length > 0)
      throw new ApiError(400, { message: `${this.#subject} failed`, reasons: this.#reasons });
  }

  /** The values of a parameter that may be repeated; null if there are none. */
  wordsOf<Word extends string>(name: string, words: readonly Word[]): readonly Word[] | null {
    const values = this.#all(name);
    const isWord = (value: string): value is Word => (words as readonly string[]).includes(value);
    for (const value of values)
      if (!isWord(value)) this.reject(name, `${quote(value)} is none of: ${words.join(', ')}.`);
    return values.length === 0 ? null : values.filter(isWord);
  }

  /** One of some words, the first of which is the default. */
  wordOf<const Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
    const value = this.#one(name);
    if (value === null) return words[0];
    const found = words.find((word) => word === value);
    if (found === undefined) this.reject(name, `${quote(value)} is none of: ${words.join(', ')}.`);
    return found ?? words[0];
  }

  /** The ids of a parameter that may be repeated; null if there are none. */
  idsOf(name: string): readonly number[] | null {
    const values = this.#all(name);
    const isId = (value: string): boolean => /^[1-9]\d{0,14}$/.test(value);
    for (const value of values) if (!isId(value)) this.reject(name, `${quote(value)} is not an ID.`);
    return values.length === 0 ? null : values.filter(isId).map(Number);
  }

  /** A whole number from 1 to a limit. */
  countOf(name: string, max: number, fallback: number): number {
    const value = this.#one(name);
    if (value === null) return fallback;
    const count = /^\d{1,9}$/.test(value) ? Number(value) : 0;
    if (count >= 1 && count <= max) return count;
    this.reject(name, `${quote(value)} is not a whole number from 1 to ${max}.`);
    return fallback;
  }

  /** An instant in epoch milliseconds; null if absent. */
  instantOf(name: string): number | null {
    return this.#parsed(
      name,
      (text) => Temporal.Instant.from(text).epochMilliseconds,
      'is not an instant with an offset, such as 2026-11-20T14:00:00Z',
    );
  }

  /** A calendar day; null if absent. */
  dayOf(name: string): Temporal.PlainDate | null {
    return this.#parsed(
      name,
      (text) => {
        if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError('not a day');
        return Temporal.PlainDate.from(text);
      },
      'is not a day, such as 2026-11-20',
    );
  }

  /** A position that another page named; null if absent. */
  positionOf(name: string, isPosition: (text: string) => boolean): string | null {
    const value = this.#one(name);
    if (value === null || isPosition(value)) return value;
    this.reject(name, `${quote(value)} is not \`next\` of another page.`);
    return null;
  }

  /**
   * The places that are visible and selected by `scope` and `service`, given by id or name.
   *
   * @throws ApiError 503 if the scopes or services, which are needed for this, were never read.
   */
  areasOf({ sections }: Pick<Snapshot, 'sections'>, visibility: Visibility): readonly Product[] {
    const [scopes, services] = [this.#all('scope'), this.#all('service')];
    const needed = (values: readonly string[]): boolean => values.length > 0 || !seesAllPlaces(visibility);
    for (const [name, values, { state, problem }] of [
      ['scope', scopes, sections.scopes],
      ['service', services, sections.services],
    ] as const)
      if (needed(values) && state === 'unavailable') throw toUnavailable(name, problem);
    const { selection, problems } = parseSelection(this.#query, sections);
    for (const { parameter, value } of problems)
      this.reject(parameter, `There is no ${parameter} ${quote(value)}.`);
    const idsOr = (ids: readonly number[]) => (ids.length === 0 ? null : ids.map(String));
    const area = { scopes: idsOr(selection.scopes), services: idsOr(selection.services) };
    return toProducts(limitTo(visibility, area, sections), sections);
  }

  #all(name: string): readonly string[] {
    const values = this.#query.getAll(name);
    if (values.length <= MAX_VALUES) return values;
    this.reject(name, `${values.length} values are more than ${MAX_VALUES}.`);
    return [];
  }

  #one(name: string): string | null {
    const [value = null, ...others] = this.#query.getAll(name);
    if (others.length > 0) this.reject(name, 'It is given more than once.');
    return value;
  }

  #parsed<T>(name: string, parse: (text: string) => T, problem: string): T | null {
    const text = this.#one(name);
    if (text === null) return null;
    try {
      return parse(text);
    } catch {
      this.reject(name, `${quote(text)} ${problem}.`);
      return null;
    }
  }
}
