import 'server-only';

import { findExact, type Inventory } from '@/lib/status/model/selection';
import type { Area } from '@/lib/status/model/visibility';

import type { AccessConfig } from '../config/access-config';

const KINDS = ['scopes', 'services'] as const;

/** The areas that a configuration names, each with the variable that names it. */
function toNamedAreas(config: AccessConfig): readonly (readonly [string, Area])[] {
  const { BOARD_VISIBLE_SCOPES: scopes = null, BOARD_VISIBLE_SERVICES: services = null } = config;
  return [
    ['BOARD_VISIBLE_SCOPES', { scopes, services: null }],
    ['BOARD_VISIBLE_SERVICES', { scopes: null, services }],
    ...Object.values(config.VIEWER_LIMITS ?? {}).map((area) => ['VIEWER_LIMITS', area] as const),
  ];
}

/** A check of an inventory: a sentence for each name of the configuration that means nothing in it, once as long as that lasts. */
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
    const fresh = [...new Set(found)].filter((sentence) => !reported.has(sentence));
    reported = new Set(found);
    return fresh;
  };
}
