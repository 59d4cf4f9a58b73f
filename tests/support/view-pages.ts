import { VIEW_ROUTES } from '@/lib/server/views/view-routes';
import type { Snapshot } from '@/lib/status/model/types';

/** Lists the pattern and path of every page; an id is that of the first item. */
export async function listViewPages(
  url: string,
): Promise<readonly (readonly [pattern: string, path: string])[]> {
  const { sections } = (await (await fetch(`${url}/api/snapshot`)).json()) as Snapshot;
  return Object.values(VIEW_ROUTES).map(({ pattern }: { readonly pattern: string }) => {
    const [, section = ''] = pattern.split('/');
    const items = section in sections ? sections[section as keyof typeof sections].items : [];
    return [pattern, pattern.replace(/:\w+/g, String(items[0]?.id ?? 1))] as const;
  });
}
