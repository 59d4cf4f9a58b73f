import { UNKNOWN_NAMES } from '@/lib/status/placed';

import type { Translate } from './translate';

const KEYS = { scopes: 'board.unknownScope', services: 'board.unknownService' } as const;

/**
 * The JSON of a view, in which a place that could not be read is called so in the language of its reader. Views are the same in every
 * language, so their makers leave that to whoever shows them.
 */
export function nameUnknownPlaces(json: string, t: Translate): string {
  return (['scopes', 'services'] as const).reduce((named, kind) => {
    const marker = JSON.stringify(UNKNOWN_NAMES[kind]);
    return named.includes(marker) ? named.replaceAll(marker, () => JSON.stringify(t(KEYS[kind]))) : named;
  }, json);
}
