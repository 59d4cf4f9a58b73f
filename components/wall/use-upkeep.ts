import { createElement, useEffect, useState, type ComponentProps, type ReactElement } from 'react';

import type { WallUpkeep } from './wall-upkeep';

/** Loads {@link WallUpkeep} after the first paint; null until then. */
export function useUpkeep(props: ComponentProps<typeof WallUpkeep>): ReactElement | null {
  const [upkeep, setUpkeep] = useState<{ readonly component: typeof WallUpkeep } | null>(null);
  useEffect(() => {
    import('./wall-upkeep').then(
      ({ WallUpkeep: component }) => setUpkeep({ component }),
      // The guard script of the page handles scripts that do not load, and reloads the page.
      () => undefined,
    );
  }, []);
  return upkeep && createElement(upkeep.component, props);
}
