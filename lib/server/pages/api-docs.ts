import 'server-only';

import { catalogueOf } from '@/lib/language/catalogue';
import type { Catalogue } from '@/lib/language/messages/en/catalogue';

import { requireViewer } from './guard';
import { getConfig } from '../config/config';
import { openBarePage, type BarePage } from './bare-page';
import { getRuntime } from '../runtime';
import { toOpenApi } from '../api/openapi/to-openapi';
import { toReference, type Reference } from '../api/openapi/to-reference';

/** The page that describes the API, about to be rendered. */
export interface ApiDocsPage extends BarePage {
  readonly reference: Reference;
  /** What is said around it. */
  readonly labels: Catalogue['docs'];
}

/** Opens the page that describes the API. */
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
