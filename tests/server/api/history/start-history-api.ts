import { pino } from 'pino';

import { respondWithAvailability } from '@/lib/server/api/history/availability';
import { respondWithChanges } from '@/lib/server/api/history/changes';
import { createUnreadState } from '@/lib/server/snapshot/board-state';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { ALL_PLACES, type Area } from '@/lib/status/model/visibility';

import { createPlace, createTime, openHistory } from '../../history/engines';
import { stateOf, Story } from '../../history/readings';

const TIME_ZONE = 'Asia/Kathmandu';

/** A history whose time the test moves, and the routes that read it. */
export async function startHistoryApi() {
  const { time, clock } = createTime();
  const place = await createPlace('sqlite', () => {
    throw new Error('PostgreSQL is not used');
  });
  const history = await openHistory(place, { clock });
  const metadata = { title: 'Production', isDemo: false, timeZone: TIME_ZONE, readsComments: true };
  const unread = createUnreadState('source', { seconds: 15, isSlowed: false });
  const store = new SnapshotStore(clock, metadata, unread);
  store.publish(stateOf({}, time.ms));

  const viewerOf = (area: Area) => ({ visibility: { areas: [area], showsInternal: false } });
  const sources = { store, pastRecord: history, log: pino({ level: 'silent' }) };
  const ask =
    (respond: typeof respondWithChanges) =>
    async (query = '', area: Area = ALL_PLACES, headers: Record<string, string> = {}) => {
      const request = new Request(`http://board.test/api/history/x${query}`, { headers });
      const response = await respond(request, sources, viewerOf(area));
      return { response, text: await response.text() };
    };
  return {
    time,
    history,
    store,
    unread,
    story: new Story(history, time),
    changes: ask(respondWithChanges),
    availability: ask(respondWithAvailability),
  };
}
