import type { IncidentSeverity } from '@/lib/status/model/types';
import type { HitState } from '@/lib/status/search/search-hit';
import type { GlyphName } from '@/lib/status/verdict/glyphs';

import { INCIDENT_STATUS_KEYS, MONITOR_STATUS_KEYS, SEVERITY_KEYS } from './notice-keys';
import { LEVEL_KEYS, MAINTENANCE_STATUS_KEYS } from './page-keys';
import type { MessageKey, TranslateText } from './translate';

const PLACE_KEYS = {
  ok: 'place.levelOk',
  warning: 'place.levelWarning',
  alert: 'place.levelAlert',
  unknown: 'place.levelUnknown',
  empty: 'place.levelEmpty',
} as const satisfies Readonly<Record<string, MessageKey>>;

const isSevere = (severity: IncidentSeverity): boolean => severity === 'critical' || severity === 'high';

/** The state of a found item: its words, worst part first, and its glyph; null if it has none. */
export function describeHit(
  state: HitState,
  t: TranslateText,
): { readonly glyph: GlyphName | null; readonly words: readonly string[] } {
  switch (state.kind) {
    case 'place':
      return { glyph: state.level === 'empty' ? null : state.level, words: [t(PLACE_KEYS[state.level])] };
    case 'monitor': {
      const word = t(MONITOR_STATUS_KEYS[state.status]);
      return state.isExpected
        ? { glyph: 'maintenance', words: [word, t('search.expected')] }
        : { glyph: state.status, words: [word] };
    }
    case 'incident':
      return {
        glyph: isSevere(state.severity) ? 'alert' : 'warning',
        words: [t(SEVERITY_KEYS[state.severity]), t(INCIDENT_STATUS_KEYS[state.status])],
      };
    case 'maintenance': {
      const word = t(MAINTENANCE_STATUS_KEYS[state.status]);
      if (state.isOverrunning) return { glyph: 'warning', words: [t('search.overdue'), word] };
      return { glyph: state.status === 'unknown' ? 'unknown' : 'maintenance', words: [word] };
    }
    case 'announcement':
      return {
        glyph: state.level === 'high' ? 'warning' : null,
        words: [t(LEVEL_KEYS[state.level]), t(state.isInForce ? 'search.inForce' : 'search.upcoming')],
      };
  }
}
