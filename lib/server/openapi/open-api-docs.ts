import 'server-only';

import { catalogueOf } from '@/lib/language/messages/catalogue-of';
import type { Catalogue } from '@/lib/language/translate';

import { requireViewer } from '../access/guard';
import { getConfig } from '../config';
import { openWords, type PageWords } from '../page';
import { getRuntime } from '../runtime';
import { toOpenApi } from './to-openapi';
import { toReference, type Reference } from './to-reference';

/** The page that describes the API, about to be rendered. */
export interface ApiDocsPage extends PageWords {
  readonly facts: { readonly title: string; readonly isDemo: boolean };
  readonly reference: Reference;
  /** What is said around it. */
  readonly labels: Catalogue['docs'];
}

/** Opens the page that describes the API. */
export async function openApiDocs(): Promise<ApiDocsPage> {
  await requireViewer('/api-docs');
  const [{ store, build }, words] = await Promise.all([getRuntime(), openWords()]);
  const { title, isDemo } = store.published.snapshot;
  const document = toOpenApi({ version: build.version, url: getConfig().BOARD_URL });
  return {
    ...words,
    facts: { title, isDemo },
    reference: toReference(document),
    labels: catalogueOf(words.frame.options.language).docs,
  };
}
