import 'server-only';

import { catalogueOf } from '@/lib/language/catalogue';
import type { Catalogue } from '@/lib/language/messages/en/catalogue';

import { toOpenApi } from '../api/openapi/to-openapi';
import { toReference, type Reference } from '../api/openapi/to-reference';
import { getConfig } from '../config/config';
import { getRuntime } from '../runtime';
import { requireViewer } from './guard';
import { openBarePage, type BarePage } from './page';

/** The data of the page `/api-docs`. */
export interface ApiDocsPage extends BarePage {
  readonly reference: Reference;
  /** Headings in the viewer's language; the reference is English. */
  readonly labels: Catalogue['docs'];
}

/** The data of the page `/api-docs`. Redirects viewers who may not see it. */
export async function openApiDocs(): Promise<ApiDocsPage> {
  await requireViewer('/api-docs');
  const [{ build }, page] = await Promise.all([getRuntime(), openBarePage()]);
  const document = toOpenApi({ version: build.version, url: getConfig().BOARD_URL });
  return {
    ...page,
    reference: toReference(document),
    labels: catalogueOf(page.frame.options.language).docs,
  };
}
