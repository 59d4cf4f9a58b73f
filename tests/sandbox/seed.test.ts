import { describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox, type SandboxOptions } from '@/lib/sandbox/sandbox';
import { ManualClock, SECRET } from './start-sandbox';

const START = '2026-03-02T09:30:00Z';
const NOW = '2026-03-02T09:30';

const create = (options: Partial<SandboxOptions> = {}): Sandbox =>
  createSandbox({ secret: SECRET, clock: new ManualClock(START).read, ...options });

const { store } = create();
const scopes = store.scope.list();
const services = store.service.list();
const incidents = store.incident.list();
const maintenances = store.maintenance.list();
const eventsOf = (kind: 'incident' | 'maintenance') =>
  store[kind].list().flatMap(({ id }) => store.events(kind, id));

describe('the seed data', () => {
  it('has 12 services in 9 scopes, 300 monitors, and pairs without monitors', () => {
    expect([services.length, scopes.length, store.monitor.size]).toEqual([12, 9, 300]);
    const pairs = new Set([...store.monitor.values()].map(({ scope, service }) => `${scope}/${service}`));
    expect(pairs.size).toBeGreaterThan(80);
    expect(pairs.size).toBeLessThan(108);
  });

  it('has names of 3 to 60 characters, with accents and right-to-left text', () => {
    const names = [...scopes, ...services].map(({ name }) => name);
    const lengths = names.map((name) => [...name].length);
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([3, 60]);
    expect(names.some((name) => /[éü]/.test(name))).toBe(true);
    expect(names.some((name) => /\p{Script=Arabic}/u.test(name))).toBe(true);
  });

  it('has monitors with the same name', () => {
    const names = [...store.monitor.values()].map(({ name }) => name);
    expect(new Set(names).size).toBeLessThan(names.length / 2);
  });

  it('has incidents in every status, with public and internal comments', () => {
    expect(new Set(incidents.map(({ status }) => status))).toEqual(
      new Set(['active', 'investigating', 'stable', 'resolved']),
    );
    const comments = eventsOf('incident').filter(({ type }) => type === 'comment');
    expect(comments.some(({ internal, content }) => !internal && content.includes('**'))).toBe(true);
    for (const { content, internal } of comments) expect(content.startsWith('INTERNAL:')).toBe(internal);
    expect(comments.some(({ internal }) => internal)).toBe(true);
  });

  it('has open incidents where a monitor is broken, with a plausible latest comment', () => {
    const ongoing = incidents.filter(({ status }) => status !== 'resolved');
    expect(ongoing.length).toBeGreaterThan(0);
    for (const { id } of ongoing) {
      const word = store.events('incident', id).find(({ type, internal }) => type === 'comment' && !internal);
      expect(word?.content).toMatch(/^[^<>]+$/);
    }
  });

  it('has maintenances of every status, one of them overrunning', () => {
    expect(new Set(maintenances.map(({ status }) => status))).toEqual(
      new Set(['scheduled', 'in-progress', 'succeed', 'failed', 'canceled']),
    );
    const running = maintenances.filter(({ status }) => status === 'in-progress');
    expect(running.map(({ scheduled_end_date: end }) => end < NOW).sort()).toEqual([false, true]);
  });

  it('has past, current and future announcements', () => {
    const announcements = store.announcement.list();
    expect(announcements.some(({ end_date }) => end_date < NOW)).toBe(true);
    expect(announcements.some(({ start_date, end_date }) => start_date < NOW && end_date > NOW)).toBe(true);
    expect(announcements.some(({ start_date }) => start_date > NOW)).toBe(true);
  });

  it('has cross-site scripting attempts in texts and links', () => {
    const texts = [
      ...store.announcement.list().map(({ description }) => description),
      ...eventsOf('incident').map(({ content }) => content),
      ...[...store.monitor.values()].map(({ description }) => description ?? ''),
    ];
    expect(texts.filter((text) => text.includes('<script>')).length).toBeGreaterThanOrEqual(3);
    expect(
      [...store.monitor.values()].some(({ external_link }) => external_link?.startsWith('javascript:')),
    ).toBe(true);
  });

  it('has only rows that the API accepts, none of them created in the future', () => {
    for (const { creation_date } of [...eventsOf('incident'), ...eventsOf('maintenance')]) {
      expect(creation_date <= NOW).toBe(true);
    }
    for (const { status, start_impact_date, stable_date, resolve_date } of incidents) {
      expect(start_impact_date <= NOW).toBe(true);
      expect(resolve_date !== null).toBe(status === 'resolved');
      expect(stable_date !== null).toBe(status === 'stable' || status === 'resolved');
    }
    for (const { start_date, end_date, status } of maintenances) {
      expect(start_date !== null).toBe(!['scheduled', 'canceled'].includes(status));
      expect(end_date !== null).toBe(['succeed', 'failed'].includes(status));
    }
  });
});

describe('moods', () => {
  const weather = (sandbox: Sandbox) => {
    const rows = [...sandbox.store.monitor.values()];
    return {
      alerts: rows.filter(({ status }) => status === 'alert').length,
      warnings: rows.filter(({ status }) => status === 'warning').length,
      ongoing: sandbox.store.incident.list([({ status }) => status !== 'resolved']),
    };
  };

  it('calm has closed and scheduled items only', () => {
    const sandbox = create({ mood: 'calm' });
    expect(weather(sandbox)).toEqual({ alerts: 0, warnings: 0, ongoing: [] });
    expect(sandbox.store.incident.size).toBeGreaterThan(20);
    const statuses = sandbox.store.maintenance.list().map(({ status }) => status);
    expect(statuses).toContain('scheduled');
    expect(statuses).not.toContain('in-progress');
  });

  it('storm has many broken monitors, and incidents of every severity', () => {
    const { alerts, warnings, ongoing } = weather(create({ mood: 'storm' }));
    expect(alerts).toBeGreaterThanOrEqual(12);
    expect(warnings).toBeGreaterThanOrEqual(20);
    expect(new Set(ongoing.map(({ severity }) => severity)).size).toBe(5);
  });

  it('empty has nothing at all', () => {
    const { store: empty } = create({ mood: 'empty' });
    const tables = [
      empty.scope,
      empty.service,
      empty.monitor,
      empty.incident,
      empty.maintenance,
      empty.announcement,
    ];
    expect(tables.map(({ size }) => size)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each([0, 1, 5, 2000])('can have %i monitors', (monitors) => {
    expect(create({ monitors }).store.monitor.size).toBe(monitors);
  });

  it('has broken monitors in proportion to all, about one in fifty', () => {
    const { alerts, warnings } = weather(create({ monitors: 20_000 }));
    expect((alerts + warnings) / 20_000).toBeGreaterThan(0.01);
    expect((alerts + warnings) / 20_000).toBeLessThan(0.03);
  });
});
