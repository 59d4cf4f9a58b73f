import 'server-only';

import { headers } from 'next/headers';

import { parseWallForm } from '@/lib/status/wall/parse-wall-form';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { getConfig } from '../config/config';
import { toBoardUrl } from '../http/board-address';
import { getRuntime } from '../runtime';
import { requireViewer } from './guard';
import { openWords, type BarePage } from './page';
import { toSetupChoices, type SetupChoice } from './setup-choices';

/** The data of the page that builds the address of a wall. */
export interface OpenSetup extends BarePage {
  readonly setup: {
    /** The query of the page. */
    readonly query: string;
    readonly options: WallOptions;
    readonly scopes: readonly SetupChoice[];
    readonly services: readonly SetupChoice[];
    readonly boardUrl: string;
  };
}

/** The data of the page `/wall/setup`. Empty fields of the form are ignored. Redirects viewers who may not see it. */
export async function openSetup(query: URLSearchParams): Promise<OpenSetup> {
  const { visibility } = await requireViewer('/wall/setup');
  const { options } = parseWallForm(query);
  const [words, { store }, requestHeaders] = await Promise.all([
    openWords(['setup']),
    getRuntime(),
    headers(),
  ]);
  const { title, isDemo, zoneErrorMinutes, sections } = store.forVisibility(visibility).snapshot;
  return {
    ...words,
    summary: { title, isDemo, zoneErrorMinutes },
    setup: {
      query: query.toString(),
      options,
      scopes: toSetupChoices('scope', sections.scopes.items, options),
      services: toSetupChoices('service', sections.services.items, options),
      // This page is not cached, so the host of the request can be used.
      boardUrl: toBoardUrl(getConfig(), requestHeaders),
    },
  };
}
