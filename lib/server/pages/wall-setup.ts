import 'server-only';

import { headers } from 'next/headers';
import { renderSVG } from 'uqr';

import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { toDisplayName } from '@/lib/status/model/display-name';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { getConfig } from '../config/config';
import { toBoardUrl } from '../http/board-address';
import { getRuntime } from '../runtime';
import { requireViewer } from './guard';
import { openWords, type BarePage } from './page';
import { toSetupChoices, type SetupChoice } from './setup-choices';

/** The data of the page that builds the address of a wall. */
export interface OpenSetup extends BarePage {
  readonly options: WallOptions;
  readonly scopes: readonly SetupChoice[];
  readonly services: readonly SetupChoice[];
  /** Names of invalid parameters. */
  readonly problems: readonly string[];
  /** Path and query of the wall. */
  readonly path: string;
  /** The same as an absolute address. */
  readonly url: string;
  /** That address as a QR code in SVG; null if it is too long. */
  readonly code: string | null;
}

/** Longer addresses may be rejected, and do not fit into a QR code. */
const MAX_PATH_LENGTH = 2_000;

/** The data of the page `/wall/setup`. Empty fields of the form are ignored. Redirects viewers who may not see it. */
export async function openSetup(query: URLSearchParams): Promise<OpenSetup> {
  const { visibility } = await requireViewer('/wall/setup');
  const fields = new URLSearchParams([...query].filter(([, value]) => value.trim() !== ''));
  const { options, problems } = parseWallOptions(fields);
  const [words, { store }, requestHeaders] = await Promise.all([
    openWords(['setup']),
    getRuntime(),
    headers(),
  ]);
  // This page is not cached, so the host of the request can be used.
  const boardUrl = toBoardUrl(getConfig(), requestHeaders);
  const { title, isDemo, sections } = store.forVisibility(visibility).snapshot;
  const wallQuery = formatWallOptions(options).toString();
  const path = wallQuery === '' ? '/wall' : `/wall?${wallQuery}`;
  const url = boardUrl + path;
  return {
    ...words,
    summary: { title, isDemo },
    options,
    scopes: toSetupChoices('scope', sections.scopes.items, options),
    services: toSetupChoices('service', sections.services.items, options),
    problems: problems.map(({ parameter }) => toDisplayName(parameter)),
    path,
    url,
    code: path.length <= MAX_PATH_LENGTH ? renderSVG(url, { border: 2 }) : null,
  };
}
