import type { WallWords } from '@/lib/status/wall/wall-content';

import type { Translate } from '../translate';

/** The texts that summarise what a layout omits. */
export function createWallWords(t: Translate): WallWords {
  return {
    restOk: (count, kind) => t(kind === 'service' ? 'wall.restServicesOk' : 'wall.restScopesOk', { count }),
    rest: (count, kind) => t(kind === 'service' ? 'wall.restServices' : 'wall.restScopes', { count }),
    moreCards: (count) => t('wall.moreCards', { count }),
    troubledServices: (count) => t('wall.troubledServices', { count }),
    page: (number, of) => t('wall.page', { number, of }),
  };
}
