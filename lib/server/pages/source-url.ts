import type { Config } from '../config/config';
import type { Viewer } from '../auth/viewer';
import type { ViewName } from '../views/view-routes';

type Params = Readonly<Record<string, string>>;

/** ProdManager's pages for the items that the board has a page for. */
const SOURCE_PATHS: Readonly<Partial<Record<ViewName, (params: Params) => string>>> = {
  scope: ({ id = '' }) => `/scope/${id}`,
  service: ({ id = '' }) => `/service/${id}`,
  place: ({ service = '', scope = '' }) => `/monitor?service=${service}&scope=${scope}`,
  monitor: ({ id = '' }) => `/monitor/${id}`,
  incident: ({ id = '' }) => `/incident/${id}`,
  maintenance: ({ id = '' }) => `/maintenance/${id}`,
  announcement: ({ id = '' }) => `/announcement/${id}`,
};

/**
 * The address of an item in ProdManager, for members only: others cannot sign in there, and the address may be internal. Cached pages are
 * shared by viewers of the same kind, so the result may depend on nothing else about the viewer.
 *
 * @param params The ids of an existing item.
 */
export function toSourceUrl(
  name: ViewName,
  params: Params,
  viewer: Pick<Viewer, 'kind'>,
  { PRODMANAGER_PUBLIC_URL: base }: Pick<Config, 'PRODMANAGER_PUBLIC_URL'>,
): string | null {
  const toPath = SOURCE_PATHS[name];
  return base === undefined || !toPath || viewer.kind !== 'member' ? null : base + toPath(params);
}
