import 'server-only';

import { FULL_VISIBILITY, type Visibility } from '@/lib/status/model/visibility';

import type { Config } from '../config/config';
import type { Store } from '../history/store/store';
import { openOutboundFetch } from '../http/outbound';
import type { Source } from '../poller/source/source';
import { systemClock as clock } from '../util/clock';
import { getLogger } from '../util/logger';
import type { BoardSource } from './detector';
import { Notifier } from './notifier';

/** What notifications need of the runtime. */
export interface NotifierParts {
  readonly store: Store;
  readonly board: BoardSource;
  readonly source: Pick<Source, 'isDemo' | 'timeZone'>;
  /** What is visible without signing in; null on a private board. */
  readonly anonymous: { readonly visibility: Visibility } | null;
}

const NOTHING: Visibility = { areas: [], showsInternal: false };

/** The notifier of this process; null if none is configured, and for demo data, which is never sent. */
export function openNotifier(
  config: Config,
  { store, board, source, anonymous }: NotifierParts,
): Notifier | null {
  const { NOTIFY, BOARD_TITLE, BOARD_URL } = config;
  const log = getLogger();
  if (!NOTIFY) return null;
  if (source.isDemo) {
    log.warn('NOTIFY has no effect without PRODMANAGER_URL: demo data is not sent');
    return null;
  }
  if (BOARD_URL === undefined) log.warn('NOTIFY is set but BOARD_URL is not: notifications have no links');
  return new Notifier({
    config: NOTIFY,
    store,
    board,
    audiences: { public: anonymous?.visibility ?? NOTHING, internal: FULL_VISIBILITY },
    render: { timeZone: source.timeZone, boardTitle: BOARD_TITLE, boardUrl: BOARD_URL },
    outbound: openOutboundFetch(config),
    clock,
    log,
    random: Math.random,
  });
}
