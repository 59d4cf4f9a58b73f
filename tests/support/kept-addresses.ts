import type { Route } from '@/lib/server/http/route-table';
import { CACHED_ROUTES } from '@/lib/server/edge/routes';
import type { Snapshot } from '@/lib/status/model/types';

/** An address that a front keeps. */
export interface KeptAddress extends Pick<Route, 'kind'> {
  /** What is before a query; one with an id is that of the first there is. */
  readonly path: string;
  /** Whether it may tell what is over as well, which only the source knows. */
  readonly hasPast: boolean;
}

/** Every address that a board's front keeps. */
export async function listKeptAddresses(url: string): Promise<readonly KeptAddress[]> {
  const { sections } = (await (await fetch(`${url}/api/snapshot`)).json()) as Snapshot;
  return CACHED_ROUTES.map((route) => {
    const [name = ''] = /(?<=\/)[a-z]+(?=s?\/:)/.exec(route.pattern) ?? [];
    const section = Object.entries(sections).find(
      ([key]) => key.replace(/s$/, '') === name.replace(/s$/, ''),
    );
    return {
      kind: route.kind,
      path: route.pattern.replace(/:\w+/g, String(section?.[1].items[0]?.id ?? 1)),
      hasPast: route.kind === 'data' && route.lifetimeMs !== undefined,
    };
  });
}
