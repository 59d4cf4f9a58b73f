import type { WallContent, WallWords } from '@/lib/status/wall/wall-content';

import type { Translate } from '../translate';

/** The words in which a wall's layout sums up what it leaves out. */
export function createWallWords(t: Translate, { isDoubtful }: Pick<WallContent, 'isDoubtful'>): WallWords {
  const rest: WallWords['rest'] = (count, kind) =>
    t(kind === 'service' ? 'wall.restServices' : 'wall.restScopes', { count });
  const restOk: WallWords['restOk'] = (count, kind) =>
    t(kind === 'service' ? 'wall.restServicesOk' : 'wall.restScopesOk', { count });
  return {
    restOk: isDoubtful ? rest : restOk,
    rest,
    moreCards: (count) => t('wall.moreCards', { count }),
    troubledServices: (count) => t('wall.troubledServices', { count }),
    page: (number, of) => t('wall.page', { number, of }),
  };
}
