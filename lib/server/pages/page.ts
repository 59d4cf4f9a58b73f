import 'server-only';

import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';

import type { NamespaceName } from '@/lib/language/messages/en/catalogue';
import { pickMessages } from '@/lib/language/catalogue';
import { nameUnknownPlaces } from '@/lib/language/place-names';
import { createWords, type Words, type WordsOptions } from '@/lib/language/words';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { Branding } from '@/lib/site/branding';
import { parsePreferences, type Preferences } from '@/lib/site/preferences';

import { readViewer, requireViewer } from './guard';
import type { Viewer } from '../auth/viewer';
import { getConfig } from '../config/config';
import { getRuntime } from '../runtime';
import { canSignIn } from '../config/sign-in-config';
import { getView, toPagePath, type ReadView } from '../views/get-view';
import type { ViewName, ViewOf } from '../views/view-routes';

/** What Next hands to a page. */
export interface PageProps {
  readonly params: Promise<Readonly<Record<string, string>>>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Who a page is shown to: nothing that tells one from another who may see the same. */
export interface FrameViewer {
  readonly kind: Viewer['kind'];
  readonly canSignIn: boolean;
}

/** What a page needs to speak to its reader. */
export interface PageWords {
  /** What the page's frame is made for; plain data, because it goes to the browser. */
  readonly frame: {
    readonly options: WordsOptions;
    readonly preferences: Preferences;
    readonly branding: Branding;
    readonly viewer: FrameViewer;
  };
  readonly words: Words;
}

/** A page of the board about to be rendered. */
export interface OpenPage<Name extends ViewName> extends PageWords {
  readonly initial: ReadView<ViewOf<Name>>;
}

/** How the reader of the present request wants the board; read from their cookies and their browser's language. */
export async function readPreferences(): Promise<Preferences> {
  const [jar, given] = await Promise.all([cookies(), headers()]);
  return parsePreferences({ cookie: jar.toString(), acceptLanguage: given.get('accept-language') });
}

async function readFrameViewer(): Promise<FrameViewer> {
  const viewer = await readViewer();
  return { kind: viewer?.kind ?? 'anonymous', canSignIn: canSignIn(getConfig()) };
}

/**
 * The words for the reader of the present request.
 *
 * @param names The messages that go to the browser, beside those of every page.
 */
export async function openWords(names: readonly NamespaceName[] = []): Promise<PageWords> {
  const [preferences, { store, branding }, viewer] = await Promise.all([
    readPreferences(),
    getRuntime(),
    readFrameViewer(),
  ]);
  const { language, zone } = preferences;
  const options: WordsOptions = {
    language,
    messages: pickMessages(language, ['board', 'keys', ...names]),
    timeZone: zone ?? store.published.snapshot.timeZone,
  };
  return { frame: { options, preferences, branding: branding.shown, viewer }, words: createWords(options) };
}

/** The query of a page as one value. */
export function toQuery(given: Awaited<PageProps['searchParams']>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(given)) {
    for (const value of [values ?? []].flat()) query.append(name, value);
  }
  return query;
}

/** A view as its reader is shown it. */
export function inWords<View extends BoardSummary>(read: ReadView<View>, { t }: Words): ReadView<View> {
  const json = JSON.stringify(read.view);
  const named = nameUnknownPlaces(json, t);
  return named === json ? read : { ...read, view: JSON.parse(named) as View };
}

/** Opens a page of the board: its view, and the words for its reader. Ends in a 404 where it names nothing that exists. */
export async function openPage<Name extends ViewName>(
  name: Name,
  { params, searchParams }: PageProps,
  names: readonly NamespaceName[] = [],
): Promise<OpenPage<Name>> {
  const address = { params: await params, query: toQuery(await searchParams) };
  const viewer = await requireViewer(toPagePath(name, address.params));
  const [initial, words] = await Promise.all([
    getView(await getRuntime(), name, address, viewer),
    openWords(names),
  ]);
  if (initial === null) notFound();
  return { ...words, initial: inWords(initial, words.words) };
}
