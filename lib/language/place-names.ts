import { UNKNOWN_NAMES } from '@/lib/status/model/placed';

import type { Translate } from './translate';

/**
 * The JSON of a view, in which a place that could not be read is called so in the language of its reader. Views are the same in every
 * language, so their makers leave that to whatever shows them.
 */
export const nameUnknownPlaces = (json: string, t: Translate): string =>
  json
    .replaceAll(`:"${UNKNOWN_NAMES.scopes}"`, () => `:${JSON.stringify(t('board.unknownScope'))}`)
    .replaceAll(`:"${UNKNOWN_NAMES.services}"`, () => `:${JSON.stringify(t('board.unknownService'))}`);
