import { html } from 'hono/html';
import { z } from 'zod';

import { ApiError } from '@/lib/prodmanager/protocol/responses';
import { parseSelection } from '@/lib/status/model/selection';
import type { Snapshot } from '@/lib/status/model/types';

import type { Viewer } from '../../auth/viewer';
import type { Config } from '../../config/config';
import { toPageBase } from '../../http/board-address';
import { answer } from '../history/answer';
import { toJsonResponse } from '../read-api/responses';
import { readLook, titleOf, toEmbedBoard, type EmbedStore } from './embed-board';

const SIZE = { width: 600, height: 240 } as const;
const LEAST_PX = 120;
/** How long consumers may keep the response, in seconds: it contains no state. */
const CACHE_SECONDS = 86_400;

/** A response of oEmbed 1.0 with the type `rich`. */
export const oembedSchema = z.strictObject({
  version: z.literal('1.0').describe('Version of oEmbed.'),
  type: z.literal('rich').describe('Type of oEmbed: HTML.'),
  title: z.string().describe('Name of the board, with that of the selected part.'),
  provider_name: z.string().describe('Name of the board.'),
  provider_url: z.url().describe('Address of the board.'),
  cache_age: z.int().describe('How long the response may be kept, in seconds.'),
  width: z.int().positive().describe('Width of the frame in px.'),
  height: z.int().positive().describe('Height of the frame in px.'),
  html: z.string().describe('An `iframe` with `/embed`.'),
});

type OEmbed = z.output<typeof oembedSchema>;

const notFound = (): ApiError => new ApiError(404, { message: 'This address cannot be embedded.' });

function toLength(value: string | null, most: number): number {
  if (value === null || !/^\d{1,5}$/.test(value)) return most;
  return Math.min(most, Math.max(LEAST_PX, Number(value)));
}

/** The query of `/embed` for one of the board's pages. @throws ApiError 404 for another address, or for a page that cannot be embedded */
function toEmbedQuery(address: string, base: string): URLSearchParams {
  if (!URL.canParse(address) || !URL.canParse(base)) throw notFound();
  const [{ origin, pathname, searchParams, username }, board] = [new URL(address), new URL(base)];
  const start = board.pathname.replace(/\/$/, '');
  if (origin !== board.origin || username !== '' || !`${pathname}/`.startsWith(`${start}/`)) throw notFound();
  const path = pathname.slice(start.length).replace(/\/$/, '');
  const query = new URLSearchParams();
  const [, service] = /^\/(?:services|places)\/(\d+)/.exec(path) ?? [];
  const [, scope] = /^\/(?:scopes|places\/\d+)\/(\d+)$/.exec(path) ?? [];
  if (path === '' || path === '/embed') {
    for (const name of ['service', 'scope', 'lang', 'theme'])
      for (const value of searchParams.getAll(name)) query.append(name, value);
  } else if (/^\/(services|scopes|places\/\d+)\/\d+$/.test(path)) {
    if (service !== undefined) query.set('service', service);
    if (scope !== undefined) query.set('scope', scope);
  } else throw notFound();
  return query;
}

async function toOEmbed(
  request: Request,
  snapshot: Snapshot,
  store: EmbedStore,
  config: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
): Promise<OEmbed> {
  const asked = new URL(request.url).searchParams;
  if ((asked.get('format') ?? 'json') !== 'json')
    throw new ApiError(501, { message: 'Only the format `json` is supported.' });
  const address = asked.get('url');
  if (address === null)
    throw new ApiError(400, { message: 'oEmbed failed', reasons: { url: ['It is missing.'] } });
  const base = toPageBase(config, request.headers);
  const query = toEmbedQuery(address, base);
  const { selection, problems } = parseSelection(query, snapshot.sections);
  if (problems.length > 0) throw notFound();
  const title = titleOf(toEmbedBoard(snapshot, selection, store, readLook(request)));
  const width = toLength(asked.get('maxwidth'), SIZE.width);
  const height = toLength(asked.get('maxheight'), SIZE.height);
  const source = `${base}/embed${query.size === 0 ? '' : `?${query.toString()}`}`;
  const frame = await html`<iframe
    src="${source}"
    title="${title}"
    width="${width}"
    height="${height}"
    style="border:0"
    loading="lazy"
  ></iframe>`;
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: snapshot.title,
    provider_url: `${base}/`,
    cache_age: CACHE_SECONDS,
    width,
    height,
    html: frame.toString(),
  };
}

/**
 * Answers `/api/oembed`: how other sites embed one of the board's pages. 404 for addresses that are not the board's own, for unknown
 * scopes and services, and if the board does not know its own address.
 */
export const respondWithOEmbed = (
  request: Request,
  store: EmbedStore,
  config: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
  { visibility }: Pick<Viewer, 'visibility'>,
): Promise<Response> =>
  answer(async () =>
    toJsonResponse(await toOEmbed(request, store.forVisibility(visibility).snapshot, store, config)),
  );
