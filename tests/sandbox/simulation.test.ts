import { describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox, type SandboxOptions } from '@/lib/sandbox/sandbox';
import type { Store } from '@/lib/sandbox/store/store';
import { ManualClock, SECRET } from './start-sandbox';

const MINUTE_MS = 60_000;

function create(options: Partial<SandboxOptions> = {}): { sandbox: Sandbox; clock: ManualClock } {
  const clock = new ManualClock('2026-03-02T09:30:00Z');
  return { sandbox: createSandbox({ secret: SECRET, clock: clock.read, ...options }), clock };
}

const dump = (store: Store): string =>
  JSON.stringify([
    store.monitor.list(),
    store.incident.list().map((row) => [row, store.events('incident', row.id)]),
    store.maintenance.list().map((row) => [row, store.events('maintenance', row.id)]),
  ]);

const run = ({ sandbox, clock }: ReturnType<typeof create>, minutes: number, stepMs: number): string => {
  for (let left = minutes * MINUTE_MS; left > 0; left -= stepMs) {
    clock.advance(stepMs);
    sandbox.tick();
  }
  return dump(sandbox.store);
};

const count = (rows: readonly { status: string }[], ...statuses: string[]): number =>
  rows.filter(({ status }) => statuses.includes(status)).length;

describe('the simulation', () => {
  it('is the same for the same seed, however often it ticks', () => {
    const once = run(create({ seed: 7 }), 20, 1000);
    expect(run(create({ seed: 7 }), 20, 1000)).toBe(once);
    expect(run(create({ seed: 7 }), 20, 5 * MINUTE_MS)).toBe(once);
  });

  it('differs for another seed', () => {
    expect(run(create({ seed: 8 }), 5, 1000)).not.toBe(run(create({ seed: 7 }), 5, 1000));
  });

  it.each([
    ['lively', 10_000],
    ['storm', 2000],
  ] as const)('changes about as often as %s means', (mood, changeMs) => {
    const { sandbox, clock } = create({ mood });
    let changes = 0;
    let before = dump(sandbox.store);
    for (let step = 0; step < 300; step += 1) {
      clock.advance(changeMs / 5);
      sandbox.tick();
      const after = dump(sandbox.store);
      if (after !== before) changes += 1;
      before = after;
    }
    expect(changes).toBeGreaterThan(45);
    expect(changes).toBeLessThan(80);
  });

  it.each([
    ['lively', { alerts: [0, 4], warnings: [1, 9], ongoing: [1, 3] }],
    ['storm', { alerts: [8, 27], warnings: [14, 42], ongoing: [5, 10] }],
  ] as const)('%s stays worth watching for two hours', (mood, { alerts, warnings, ongoing }) => {
    const { sandbox, clock } = create({ mood });
    for (let step = 0; step < 720; step += 1) {
      clock.advance(10_000);
      sandbox.tick();
      const monitors = [...sandbox.store.monitor.values()];
      expect(count(monitors, 'alert')).toBeGreaterThanOrEqual(alerts[0]);
      expect(count(monitors, 'alert')).toBeLessThanOrEqual(alerts[1]);
      expect(count(monitors, 'warning')).toBeGreaterThanOrEqual(warnings[0]);
      expect(count(monitors, 'warning')).toBeLessThanOrEqual(warnings[1]);
      const open = count(sandbox.store.incident.list(), 'active', 'investigating', 'stable');
      expect(open).toBeGreaterThanOrEqual(ongoing[0]);
      expect(open).toBeLessThanOrEqual(ongoing[1]);
    }
  });

  it('opens and resolves incidents, and starts and ends maintenances, some of them late', () => {
    const { sandbox, clock } = create();
    run({ sandbox, clock }, 6 * 60, MINUTE_MS);
    const nowLive = sandbox.store.incident.list([({ creation_date }) => creation_date > '2026-03-02T09:30']);
    expect(count(nowLive, 'resolved')).toBeGreaterThan(10);
    const ended = sandbox.store.maintenance.list([({ end_date }) => (end_date ?? '') > '2026-03-02T09:30']);
    expect(ended.length).toBeGreaterThan(4);
    const late = ended.filter(({ end_date, scheduled_end_date: planned }) => (end_date ?? '') > planned);
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(ended.length);
    expect(count(sandbox.store.maintenance.list(), 'scheduled')).toBeGreaterThanOrEqual(2);
  });

  it('dates every change at the time it was due', () => {
    const { sandbox, clock } = create();
    run({ sandbox, clock }, 50, 50 * MINUTE_MS);
    const minutes = new Set(
      sandbox.store.incident
        .list()
        .flatMap(({ id }) => sandbox.store.events('incident', id))
        .map(({ creation_date }) => creation_date)
        .filter((minute) => minute > '2026-03-02T09:30'),
    );
    expect(minutes.size).toBeGreaterThan(20);
    expect([...minutes].every((minute) => minute <= '2026-03-02T10:20')).toBe(true);
  });

  it('deletes old items, and skips the changes of a week', () => {
    const { sandbox, clock } = create({ mood: 'storm' });
    run({ sandbox, clock }, 24 * 60, 10 * MINUTE_MS);
    expect(sandbox.store.incident.size).toBeLessThanOrEqual(161);
    const changes = ({ monitor, incident, maintenance }: Store): number =>
      monitor.version + incident.version + maintenance.version;
    const before = changes(sandbox.store);
    clock.advance(7 * 24 * 60 * MINUTE_MS);
    sandbox.tick();
    const lived = changes(sandbox.store) - before;
    expect(lived).toBeGreaterThan(0);
    // A week of `storm` has hundreds of thousands of changes.
    expect(lived).toBeLessThan(2_000);
  });

  it.each(['calm', 'empty'] as const)('does not change anything in the mood %s', (mood) => {
    const { sandbox, clock } = create({ mood });
    const before = dump(sandbox.store);
    expect(run({ sandbox, clock }, 120, MINUTE_MS)).toBe(before);
  });

  it('ticks once started, until stopped', async () => {
    const { sandbox, clock } = create();
    const before = dump(sandbox.store);
    sandbox.start();
    clock.advance(MINUTE_MS);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const after = dump(sandbox.store);
    expect(after).not.toBe(before);
    sandbox.stop();
    clock.advance(MINUTE_MS);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(dump(sandbox.store)).toBe(after);
  });
});
