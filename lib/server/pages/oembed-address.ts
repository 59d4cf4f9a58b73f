import { getConfig } from '../config/config';
import { toPagePath } from '../views/get-view';
import { toQuery, type PageProps } from './page';

/** The address of the oEmbed of a page; null if the board does not know its own address. */
export async function openOEmbedAddress(
  name: 'overview' | 'scope' | 'service' | 'place',
  { params, searchParams }: PageProps,
): Promise<string | null> {
  const { BOARD_URL } = getConfig();
  if (BOARD_URL === undefined) return null;
  const [given, part] = [toQuery(await searchParams), new URLSearchParams()];
  for (const parameter of ['service', 'scope'])
    for (const value of given.getAll(parameter)) part.append(parameter, value);
  const query = name === 'overview' && part.size > 0 ? `?${part.toString()}` : '';
  const page = BOARD_URL + toPagePath(name, await params) + query;
  return `${BOARD_URL}/api/oembed?url=${encodeURIComponent(page)}`;
}
