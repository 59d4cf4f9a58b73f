import type { FieldChange, FieldValue } from '@/lib/status/notices/field-events';

import { IMPACT_KEYS, INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from './notice-keys';
import { MAINTENANCE_STATUS_KEYS } from './page-keys';
import type { MessageKey } from './translate';
import type { Words } from './words';

/** The names of ProdManager's fields. */
const FIELD_KEYS = {
  name: 'details.fieldName',
  description: 'details.description',
  status: 'details.status',
  severity: 'details.severity',
  service_status: 'details.impact',
  scope_id: 'details.scope',
  service_id: 'details.service',
  external_reference: 'details.reference',
  external_link: 'details.link',
  creation_date: 'details.fieldCreation',
  start_impact_date: 'details.fieldImpact',
  investigation_date: 'details.fieldInvestigation',
  stable_date: 'details.fieldStable',
  resolve_date: 'details.fieldResolution',
  scheduled_start_date: 'details.fieldScheduledStart',
  scheduled_end_date: 'details.fieldScheduledEnd',
  start_date: 'details.fieldStart',
  end_date: 'details.fieldEnd',
} as const;

/** The words for enum members; statuses of incidents and of maintenances have different names. */
const WORD_KEYS: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  status: { ...MAINTENANCE_STATUS_KEYS, ...INCIDENT_STATUS_KEYS },
  severity: SEVERITY_KEYS,
  service_status: IMPACT_KEYS,
};

const lookUp = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The name of a field, or for an unknown one its own with spaces: `Root cause`. */
function fieldName(field: string, t: Words['t']): string {
  const key: MessageKey | undefined = lookUp(FIELD_KEYS, field);
  if (key !== undefined) return t(key as (typeof FIELD_KEYS)['name']);
  const spaced = field.replaceAll('_', ' ').trim() || field;
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function valueText(field: string, value: FieldValue, { t, instant }: Words, nowMs: number): string {
  if (value.kind === 'date') return instant(value.at, { nowMs });
  if (value.kind === 'word') {
    const key = lookUp(lookUp(WORD_KEYS, field) ?? {}, value.text.toLowerCase().replaceAll('_', '-'));
    if (key !== undefined) return t(key as 'notice.active');
  }
  return t('details.quoted', { text: value.text });
}

/** A changed field as a sentence: `Status changed from active to stable`. `nowMs` is epoch milliseconds. */
export function changeSentence({ field, from, to }: FieldChange, words: Words, nowMs: number): string {
  const { t } = words;
  const name = fieldName(field, t);
  const toWords = (value: FieldValue): string => valueText(field, value, words, nowMs);
  if (from && to) return t('details.fieldChanged', { field: name, from: toWords(from), to: toWords(to) });
  if (to) return t('details.fieldSet', { field: name, to: toWords(to) });
  return from
    ? t('details.fieldRemoved', { field: name, from: toWords(from) })
    : t('details.fieldEmpty', { field: name });
}
