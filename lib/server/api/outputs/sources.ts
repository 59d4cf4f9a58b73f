import 'server-only';

import { getConfig } from '../../config/config';
import { getRuntime } from '../../runtime';
import { getLogger } from '../../util/logger';
import type { OutputSources } from './output-request';

/** What feeds and calendars of this process are made from. */
export const openOutputSources = async (): Promise<OutputSources> => ({
  ...(await getRuntime()),
  log: getLogger(),
  config: getConfig(),
});
