import { UNKNOWN_NAMES } from '@/lib/status/model/place';

import type { Translate } from './translate';

/** Replaces the markers for unreadable place names in a view's JSON. Views are the same in all languages, so their names are translated last. */
export const nameUnknownPlaces = (json: string, t: Translate): string =>
  json
    .replaceAll(`:"${UNKNOWN_NAMES.scopes}"`, () => `:${JSON.stringify(t('board.unknownScope'))}`)
    .replaceAll(`:"${UNKNOWN_NAMES.services}"`, () => `:${JSON.stringify(t('board.unknownService'))}`);
