import type { Route } from '@/lib/server/http/route-table';
import { CACHED_ROUTES } from '@/lib/server/edge/routes';
import type { Snapshot } from '@/lib/status/model/types';

/** An address that the edge caches. */
export interface CachedAddress extends Pick<Route, 'kind'> {
  /** Without a query; an id is that of the first item. */
  readonly path: string;
  /** Whether the response may include the archive. */
  readonly hasArchive: boolean;
}

/** Lists every address that the edge caches. */
export async function listCachedAddresses(url: string): Promise<readonly CachedAddress[]> {
  const { sections } = (await (await fetch(`${url}/api/snapshot`)).json()) as Snapshot;
  return CACHED_ROUTES.map((route) => {
    const [name = ''] = /(?<=\/)[a-z]+(?=s?\/:)/.exec(route.pattern) ?? [];
    const section = Object.entries(sections).find(
      ([key]) => key.replace(/s$/, '') === name.replace(/s$/, ''),
    );
    return {
      kind: route.kind,
      path: route.pattern.replace(/:\w+/g, String(section?.[1].items[0]?.id ?? 1)),
      hasArchive: route.kind === 'data' && route.readsArchive === true,
    };
  });
}
