import { findExact, type Inventory } from '@/lib/status/model/selection';
import type { Area } from '@/lib/status/model/visibility';

import type { AccessConfig } from '../config/access-config';

const KINDS = ['scopes', 'services'] as const;

/** The configured areas, each with the name of its variable. */
function toNamedAreas(config: AccessConfig): readonly (readonly [string, Area])[] {
  const { BOARD_VISIBLE_SCOPES: scopes = null, BOARD_VISIBLE_SERVICES: services = null } = config;
  return [
    ['BOARD_VISIBLE_SCOPES', { scopes, services: null }],
    ['BOARD_VISIBLE_SERVICES', { scopes: null, services }],
    ...Object.values(config.VIEWER_LIMITS ?? {}).map((area) => ['VIEWER_LIMITS', area] as const),
  ];
}

/** A check that returns a warning for each configured scope or service that does not exist: once, until it exists again. */
export function createNameCheck(config: AccessConfig): (inventory: Inventory) => string[] {
  const areas = toNamedAreas(config);
  let reported: ReadonlySet<string> = new Set();
  return (inventory) => {
    const found = areas.flatMap(([variable, area]) =>
      KINDS.flatMap((kind) =>
        (area[kind] ?? [])
          .filter((entry) => findExact(inventory[kind].items, entry).length === 0)
          .map(
            (entry) =>
              `${variable} names ${JSON.stringify(entry)}, which is none of the ${kind}: it shows nothing.`,
          ),
      ),
    );
    const fresh = [...new Set(found)].filter((warning) => !reported.has(warning));
    reported = new Set(found);
    return fresh;
  };
}
