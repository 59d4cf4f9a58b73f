import { describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox, type SandboxOptions } from '@/lib/sandbox/sandbox';
import type { IncidentRow, MaintenanceRow, MonitorRow } from '@/lib/sandbox/store/rows';
import { ManualClock, SECRET } from './start-sandbox';

const START = '2026-03-02T09:30:20Z';
const NOW = Date.parse(START);
const DAY_MS = 86_400_000;

const create = (options: Partial<SandboxOptions> = {}): Sandbox =>
  createSandbox({ secret: SECRET, clock: new ManualClock(START).read, pastDays: 90, ...options });

const dump = (sandbox: Sandbox): string => {
  const past = sandbox.createPast();
  return JSON.stringify(past.changes.map((at) => [at, past.at(at).monitors.map(({ status }) => status)]));
};

const toMs = (minute: string): number => Date.parse(`${minute}Z`);

describe('the past of a sandbox', () => {
  it('is the same for the same seed and clock, and another one for another seed', () => {
    const once = dump(create());
    expect(dump(create())).toBe(once);
    expect(dump(create({ seed: 2 }))).not.toBe(once);
  });

  it.each(['lively', 'calm', 'storm', 'empty'] as const)('ends with what %s lists now', (mood) => {
    const sandbox = create({ mood });
    const { store } = sandbox;
    const past = sandbox.createPast();
    const now = past.at(past.until);
    const toKey = ({
      id,
      name,
      status,
      scope,
      service,
    }: Pick<MonitorRow, 'id' | 'name' | 'status' | 'scope' | 'service'>) =>
      [id, name, status, scope, service].join();
    expect(now.monitors.map(toKey)).toEqual([...store.monitor.values()].map(toKey));
    const toIncident = ({
      id,
      status,
      severity,
      stable_date,
      resolve_date,
    }: Pick<IncidentRow, 'id' | 'status' | 'severity' | 'stable_date' | 'resolve_date'>) =>
      [id, status, severity, stable_date, resolve_date].join();
    expect(now.incidents.map(toIncident)).toEqual([...store.incident.values()].map(toIncident));
    const toMaintenance = ({
      id,
      status,
      start_date,
      end_date,
    }: Pick<MaintenanceRow, 'id' | 'status' | 'start_date' | 'end_date'>) =>
      [id, status, start_date, end_date].join();
    expect(now.maintenances.map(toMaintenance)).toEqual([...store.maintenance.values()].map(toMaintenance));
  });

  it('has changes in every week, and none before it begins or after now', () => {
    const { from, until, changes } = create().createPast();
    expect([from, until]).toEqual([NOW - 90 * DAY_MS, NOW]);
    expect(changes.filter((at) => at <= from || at > until)).toEqual([]);
    expect(changes).toEqual([...new Set(changes)].sort((a, b) => a - b));
    const weeks = new Set(changes.map((at) => Math.floor((at - from) / (7 * DAY_MS))));
    expect(weeks.size).toBe(13);
  });

  it('has an outage at the place of each serious incident, from before it was opened', () => {
    const sandbox = create();
    const past = sandbox.createPast();
    const serious = sandbox.store.incident.list([
      ({ status, severity }) => status === 'resolved' && ['critical', 'high', 'moderate'].includes(severity),
    ]);
    expect(serious.length).toBeGreaterThan(30);
    for (const { scope, service, start_impact_date } of serious) {
      const there = past
        .at(toMs(start_impact_date))
        .monitors.filter((row) => row.scope === scope && row.service === service);
      expect(there.map(({ status }) => status)).toContain('alert');
    }
  });

  it('lets monitors at open incidents fail since before these were opened', () => {
    const sandbox = create({ mood: 'storm' });
    const past = sandbox.createPast();
    const open = sandbox.store.incident.list([({ status }) => status !== 'resolved']);
    const failing = open.flatMap(({ scope, service, start_impact_date }) =>
      [...sandbox.store.monitor.values()].flatMap((row) =>
        row.scope === scope && row.service === service && row.status !== 'ok'
          ? [{ ...row, opened: toMs(start_impact_date) }]
          : [],
      ),
    );
    expect(failing.length).toBeGreaterThan(5);
    for (const { id, status, opened } of failing) {
      const times = [opened, ...past.changes.filter((at) => at > opened)];
      const seen = times.map((at) => past.at(at).monitors.find((row) => row.id === id)?.status);
      expect(new Set(seen)).toEqual(new Set([status]));
    }
  });

  it('has monitors that were added later', () => {
    const past = create().createPast();
    expect(past.at(past.from).monitors).toHaveLength(297);
    expect(past.at(past.until).monitors).toHaveLength(300);
  });
});
