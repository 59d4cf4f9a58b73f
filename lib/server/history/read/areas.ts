import type { Product } from '@/lib/status/model/visibility';
import type { Place } from '@/lib/status/model/types';

import type { SqlValue } from '../sql/sql';

/** A part of a condition, with its values. */
export interface Clause {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** A condition that is always true. */
const ANY: Clause = { text: '1 = 1', values: [] };

/** `column IN (…)`; always true for null. */
export function isIn(column: string, ids: readonly SqlValue[] | null): Clause {
  if (ids === null) return ANY;
  if (ids.length === 0) return { text: '1 = 0', values: [] };
  return { text: `${column} IN (${ids.map(() => '?').join(', ')})`, values: ids };
}

/** The conjunction of conditions. */
export const allOf = (clauses: readonly Clause[]): Clause => ({
  text: clauses.map(({ text }) => `(${text})`).join(' AND ') || ANY.text,
  values: clauses.flatMap(({ values }) => values),
});

/** The disjunction of conditions. */
export const anyOf = (clauses: readonly Clause[]): Clause => ({
  text: clauses.map(({ text }) => `(${text})`).join(' OR ') || '1 = 0',
  values: clauses.flatMap(({ values }) => values),
});

/** That the columns `scope` and `service` are a place in any of some areas. */
export const isInAreas = (areas: readonly Product[]): Clause =>
  anyOf(areas.map(({ scopes, services }) => allOf([isIn('scope', scopes), isIn('service', services)])));

/** Whether a place is in any of some areas. */
export const hasPlace = (areas: readonly Product[], { scopeId, serviceId }: Place): boolean =>
  areas.some(
    ({ scopes, services }) => (scopes?.includes(scopeId) ?? true) && (services?.includes(serviceId) ?? true),
  );
