import type { Config } from '../config/config';
import { toPagePath, type ViewAddress } from '../views/get-view';
import type { ViewName } from '../views/view-routes';

const EMBEDDABLE: readonly ViewName[] = ['overview', 'scope', 'service', 'place'];

/** The address of the oEmbed of a page; null if the page has none, or if the board does not know its own address. */
export function toOEmbedUrl(
  name: ViewName,
  { params, query }: ViewAddress,
  { BOARD_URL }: Pick<Config, 'BOARD_URL'>,
): string | null {
  if (BOARD_URL === undefined || !EMBEDDABLE.includes(name)) return null;
  const part = new URLSearchParams();
  if (name === 'overview')
    for (const parameter of ['service', 'scope'])
      for (const value of query.getAll(parameter)) part.append(parameter, value);
  const page = `${BOARD_URL}${toPagePath(name, params)}${part.size === 0 ? '' : `?${part.toString()}`}`;
  return `${BOARD_URL}/api/oembed?url=${encodeURIComponent(page)}`;
}
