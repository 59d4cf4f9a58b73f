import { createElement, useEffect, useState, type ComponentProps, type ReactElement } from 'react';

import type { WallUpkeep } from './wall-upkeep';

/** What looks after the screen, loaded once the wall is drawn; null until then. */
export function useUpkeep(props: ComponentProps<typeof WallUpkeep>): ReactElement | null {
  const [upkeep, setUpkeep] = useState<{ readonly component: typeof WallUpkeep } | null>(null);
  useEffect(() => {
    import('./wall-upkeep').then(
      ({ WallUpkeep: component }) => setUpkeep({ component }),
      // The first script of the page hears of every script that does not load, and begins anew.
      () => undefined,
    );
  }, []);
  return upkeep && createElement(upkeep.component, props);
}
