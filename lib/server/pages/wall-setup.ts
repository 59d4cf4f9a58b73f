import 'server-only';

import { headers } from 'next/headers';
import { renderSVG } from 'uqr';

import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { toShownName } from '@/lib/status/model/shown-name';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { requireViewer } from './guard';
import { getConfig } from '../config/config';
import { toOwnAddress } from '../http/own-address';
import { openWords, type PageWords } from './page';
import { getRuntime } from '../runtime';
import { setupChoices, type SetupChoice } from './setup-choices';

/** The page that builds a wall's address, about to be rendered. */
export interface OpenSetup extends PageWords {
  readonly facts: { readonly title: string; readonly isDemo: boolean };
  readonly options: WallOptions;
  readonly scopes: readonly SetupChoice[];
  readonly services: readonly SetupChoice[];
  /** The parameters that made no sense. */
  readonly problems: readonly string[];
  /** Of the wall on this board: path and query. */
  readonly path: string;
  /** The same with the address that people reach the board on. */
  readonly url: string;
  /** That address as a QR code: an SVG that holds nothing but its squares. Null where no wall has an address so long. */
  readonly code: string | null;
}

/** An address that is much longer is refused, and no QR code holds it. */
const LONGEST_PATH = 2_000;

/** What a form's query says of a wall. A field that was left empty says nothing. */
export async function openSetup(query: URLSearchParams): Promise<OpenSetup> {
  const { visibility } = await requireViewer('/wall/setup');
  const said = new URLSearchParams([...query].filter(([, value]) => value.trim() !== ''));
  const { options, problems } = parseWallOptions(said);
  const [words, { store }, given] = await Promise.all([openWords(['setup']), getRuntime(), headers()]);
  // This page is made for the one who asks, so their own word for the host will do.
  const boardUrl = toOwnAddress(getConfig(), given);
  const { title, isDemo, sections } = store.forVisibility(visibility).snapshot;
  const asked = formatWallOptions(options).toString();
  const path = asked === '' ? '/wall' : `/wall?${asked}`;
  const url = boardUrl + path;
  return {
    ...words,
    facts: { title, isDemo },
    options,
    scopes: setupChoices('scope', sections.scopes.items, options),
    services: setupChoices('service', sections.services.items, options),
    problems: problems.map(({ parameter }) => toShownName(parameter)),
    path,
    url,
    code: path.length <= LONGEST_PATH ? renderSVG(url, { border: 2 }) : null,
  };
}
