import { describe, expect, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { createRandom } from '@/lib/sandbox/scenario/random';
import type { Store } from '@/lib/sandbox/store/store';
import { createUnreadState } from '@/lib/server/snapshot/board-state';
import { Poller } from '@/lib/server/poller/poller';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { summarise } from '@/lib/status/verdict/board-summary';
import type { SectionName, Snapshot } from '@/lib/status/model/types';

import { startChangingRelay } from '../../support/changing-relay';
import { startPolling } from './start-polling';

// Set CHANGED_ANSWERS_LIVES=1000 for a longer run than in CI.
const LIVES = Number(process.env['CHANGED_ANSWERS_LIVES'] ?? 40);
const FIRST_SEED = Number(process.env['CHANGED_ANSWERS_SEED'] ?? 1);
const LOOKS = 12;

/** Whether the board marks a section as incomplete. */
function admits({ sections }: Snapshot, name: SectionName): boolean {
  const { state, isProven, flaws } = sections[name];
  return state !== 'fresh' || !isProven || flaws.length > 0;
}

/** Problems of the source that the board hides: shown as fine or missing, without being marked. */
function findHidden(snapshot: Snapshot, store: Store): string[] {
  const { monitors, incidents, maintenances } = snapshot.sections;
  const hidden: string[] = [];
  const find = <Row extends { id: number; name: string }>(items: readonly Row[], row: Row): Row | undefined =>
    items.find(({ id }) => id === row.id) ?? items.find(({ name }) => name === row.name);
  if (!admits(snapshot, 'monitors')) {
    for (const row of store.monitor.values()) {
      const shown = monitors.items.find(({ id }) => id === row.id);
      if (row.status !== 'ok' && (!shown || shown.status === 'ok'))
        hidden.push(`monitor ${row.id} is ${row.status}, shown ${shown?.status ?? 'nowhere'}`);
    }
  }
  if (!admits(snapshot, 'incidents')) {
    for (const row of store.incident.values()) {
      const shown = find<{ id: number; name: string; status: string }>(incidents.items, row);
      if (row.status !== 'resolved' && (!shown || shown.status === 'resolved'))
        hidden.push(`incident ${row.id} is ${row.status}, shown ${shown?.status ?? 'nowhere'}`);
    }
  }
  if (!admits(snapshot, 'maintenances')) {
    for (const row of store.maintenance.values()) {
      const isOpen = row.status === 'scheduled' || row.status === 'in-progress';
      const shown = find<{ id: number; name: string; status: string }>(maintenances.items, row);
      if (isOpen && !shown) hidden.push(`maintenance ${row.id} is ${row.status}, shown nowhere`);
    }
  }
  return hidden;
}

describe('a source whose responses are altered', () => {
  test.each(Array.from({ length: LIVES }, (_, index) => FIRST_SEED + index))(
    'hides no problem, with seed %i',
    async (seed) => {
      const random = createRandom(seed);
      const { source, time, options, poller, state } = await startPolling({
        mood: 'storm',
        seed,
        monitors: 120,
      });
      // Reads through the relay, unlike the poller of `startPolling`.
      poller.stop();
      const relay = await startChangingRelay(source.url, { random: () => random.next(), share: 0.3 });
      const own = new Poller({
        ...options,
        client: new ProdManager({ url: relay.url, token: source.token, maxRetries: 0 }),
      });
      const store = new SnapshotStore(
        options.clock,
        { title: 'Production', isDemo: false, timeZone: 'UTC', readsComments: true },
        createUnreadState('source', { seconds: 15, isSlowed: false }),
      );
      const look = async (): Promise<Snapshot> => {
        time.ms += 15_000;
        source.sandbox.tick();
        await own.refresh();
        store.publish(state());
        return store.published.snapshot;
      };
      for (let count = 0; count < LOOKS; count += 1) {
        const snapshot = await look();
        const why = `after ${relay.changes.slice(-12).join('\n')}`;
        expect(findHidden(snapshot, source.sandbox.store), why).toEqual([]);
        // The scenario always has problems, so the verdict must never be fine.
        expect(summarise(snapshot).summary.verdict.level, why).not.toBe('ok');
      }
      relay.isChanging = false;
      // The next sweep has to find what an altered response hid.
      time.ms += 600_000;
      for (let count = 0; count < 4; count += 1) await look();
      const { sections } = store.published.snapshot;
      for (const name of ['monitors', 'incidents', 'maintenances'] as const)
        expect(sections[name], name).toMatchObject({ state: 'fresh', isProven: true, flaws: [] });
      expect(sections.monitors.items.map(({ id, status }) => [id, status]).sort()).toEqual(
        [...source.sandbox.store.monitor.values()].map(({ id, status }) => [id, status]).sort(),
      );
    },
  );
});
