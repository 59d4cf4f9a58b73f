import 'server-only';

import { headers } from 'next/headers';

import { toDisplayBoard } from '@/lib/status/model/display-board';
import { byName } from '@/lib/status/model/order';
import { toOutputQuery, type Chosen } from '@/lib/status/model/output-paths';
import { parseSelection, type FilterProblem } from '@/lib/status/model/selection';
import type { Dimension } from '@/lib/status/model/types';

import { getConfig } from '../config/config';
import { toBoardUrl } from '../http/board-address';
import { getRuntime } from '../runtime';
import { openSubscription, type SubscribeProps } from './feed-links';
import { requireViewer } from './guard';
import { openWords, type BarePage } from './page';

/** A scope or service to choose. */
export type OutputChoice = Pick<Dimension, 'id' | 'name'>;

/** What the examples are about. */
export interface OutputExamples extends Chosen {
  /** The address of the board, without a slash at its end. */
  readonly boardUrl: string;
  readonly scopes: readonly OutputChoice[];
  readonly services: readonly OutputChoice[];
  /** Filters that select nothing. */
  readonly problems: readonly FilterProblem[];
  /** Whether other sites may show the board in a frame. */
  readonly allowsFrames: boolean;
}

/** The data of the page `/subscribe`. */
export interface OpenSubscribe extends BarePage {
  readonly subscribe: SubscribeProps;
  readonly examples: OutputExamples;
}

const toChoices = (items: readonly Dimension[]): readonly OutputChoice[] =>
  items.map(({ id, name }) => ({ id, name })).sort((a, b) => byName.compare(a.name, b.name));

/** The data of the page `/subscribe`, for one scope and one service at most. Redirects viewers who may not see it. */
export async function openSubscribe(query: URLSearchParams): Promise<OpenSubscribe> {
  const { visibility } = await requireViewer('/subscribe');
  const [words, { store }, requestHeaders] = await Promise.all([
    openWords(['outputs', 'setup', 'list']),
    getRuntime(),
    headers(),
  ]);
  const { title, isDemo, zoneErrorMinutes, sections } = toDisplayBoard(
    store.forVisibility(visibility).snapshot,
  );
  const { selection, problems } = parseSelection(query, sections);
  const [scope = null, service = null] = [selection.scopes[0], selection.services[0]];
  const config = getConfig();
  return {
    ...words,
    summary: { title, isDemo, zoneErrorMinutes },
    subscribe: await openSubscription(toOutputQuery({ scope, service }).slice(1)),
    examples: {
      // This page is not cached, so the host of the request can be used.
      boardUrl: toBoardUrl(config, requestHeaders),
      scopes: toChoices(sections.scopes.items),
      services: toChoices(sections.services.items),
      scope,
      service,
      problems,
      allowsFrames: config.EMBED_ORIGINS !== undefined,
    },
  };
}
