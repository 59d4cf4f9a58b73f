import 'server-only';

import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';

import type { NamespaceName } from '@/lib/language/messages/en/catalogue';
import { pickMessages } from '@/lib/language/catalogue';
import { nameUnknownPlaces } from '@/lib/language/place-names';
import { createWords, type Words, type WordsOptions } from '@/lib/language/words';
import { AT } from '@/lib/status/history/past-links';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { Branding } from '@/lib/site/branding';
import { parsePreferences, type Preferences } from '@/lib/site/preferences';

import type { Viewer } from '../auth/viewer';
import { getConfig } from '../config/config';
import { canSignIn } from '../config/sign-in-config';
import { getRuntime } from '../runtime';
import { getView, toPagePath, type ReadView } from '../views/get-view';
import type { ViewName, ViewOf } from '../views/view-routes';
import { readViewer, requireViewer } from './guard';
import { toOEmbedUrl } from './oembed-url';
import { toSourceUrl } from './source-url';

/** The props that Next passes to a page. */
export interface PageProps {
  readonly params: Promise<Readonly<Record<string, string>>>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The viewer, as far as the frame of a page shows it. Nothing personal: pages are cached for all viewers with the same visibility. */
export interface FrameViewer {
  readonly kind: Viewer['kind'];
  readonly canSignIn: boolean;
}

/** The frame of a page, and the messages in the viewer's language. */
export interface PageWords {
  /** Props of the `Frame` component; plain data, because they are sent to the browser. */
  readonly frame: {
    readonly options: WordsOptions;
    readonly preferences: Preferences;
    readonly branding: Branding;
    readonly viewer: FrameViewer;
    /** Only for pages with a view. */
    readonly oembedUrl?: string | null;
  };
  readonly words: Words;
}

/** The data of a page with a view. */
export interface OpenPage<Name extends ViewName> extends PageWords {
  readonly initial: ReadView<ViewOf<Name>>;
  /** The item's page in ProdManager; null if there is none, or for viewers who are not signed in. */
  readonly sourceUrl: string | null;
}

/** The data of a page without a view. */
export interface BarePage extends PageWords {
  readonly summary: Pick<BoardSummary, 'title' | 'isDemo'> & Partial<Pick<BoardSummary, 'zoneErrorMinutes'>>;
}

/** The display preferences of the current request, from its cookies and `Accept-Language`. */
export async function readPreferences(): Promise<Preferences> {
  const [cookie, requestHeaders] = await Promise.all([cookies(), headers()]);
  return parsePreferences({
    cookie: cookie.toString(),
    acceptLanguage: requestHeaders.get('accept-language'),
  });
}

async function readFrameViewer(): Promise<FrameViewer> {
  const viewer = await readViewer();
  return { kind: viewer?.kind ?? 'anonymous', canSignIn: canSignIn(getConfig()) };
}

/** The frame and messages of a page. @param names Namespaces of messages that the page needs in the browser, besides the common ones. */
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

/** The `searchParams` of a page as `URLSearchParams`. */
export function toQuery(searchParams: Awaited<PageProps['searchParams']>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(searchParams)) {
    for (const value of [values ?? []].flat()) query.append(name, value);
  }
  return query;
}

/** The moment of the past that a query names, see {@link AT}; empty for the present. */
export const givenMoment = (query: URLSearchParams): string => query.get(AT)?.trim() ?? '';

/** A view with the placeholders for unknown scopes and services replaced in the viewer's language. */
export function localiseView<View extends BoardSummary>(read: ReadView<View>, { t }: Words): ReadView<View> {
  const json = JSON.stringify(read.view);
  const named = nameUnknownPlaces(json, t);
  return named === json ? read : { ...read, view: JSON.parse(named) as View };
}

/** The data of a page without a view, which shows only the title of the board. @param names See {@link openWords}. */
export async function openBarePage(names: readonly NamespaceName[] = []): Promise<BarePage> {
  const [{ store }, words] = await Promise.all([getRuntime(), openWords(names)]);
  const { title, isDemo } = store.published.snapshot;
  return { ...words, summary: { title, isDemo } };
}

/** The data of a page with a view. Redirects viewers who may not see it; 404 if the view does not exist. @param names See {@link openWords}. */
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
  return {
    ...words,
    frame: { ...words.frame, oembedUrl: toOEmbedUrl(name, address, getConfig()) },
    initial: localiseView(initial, words.words),
    sourceUrl: toSourceUrl(name, address.params, viewer, getConfig()),
  };
}
