import { describe, expect, test } from 'vitest';

import { toTimeline } from '@/lib/status/notices/incident-timeline';

import { incidentOf } from '../samples';

const NOW = Date.parse('2026-03-02T09:10:00Z');

describe('toTimeline', () => {
  test('counts from the impact to now while the incident is ongoing', () => {
    const timeline = toTimeline(
      incidentOf({ status: 'investigating', investigatedAt: '2026-03-02T08:15:00Z' }),
      NOW,
    );
    expect(timeline).toMatchObject({ seconds: 3_600, isOver: false });
    expect(timeline.steps.map(({ name, state, afterSeconds }) => [name, state, afterSeconds])).toEqual([
      ['impact', 'reached', null],
      ['investigation', 'reached', 300],
      ['stable', 'pending', null],
      ['resolved', 'pending', null],
    ]);
  });

  test('counts to the end of a closed incident, and bridges skipped steps', () => {
    const timeline = toTimeline(
      incidentOf({
        status: 'resolved',
        investigatedAt: '2026-03-02T08:20:00Z',
        resolvedAt: '2026-03-02T08:40:00Z',
      }),
      NOW,
    );
    expect(timeline).toMatchObject({ seconds: 1_800, isOver: true });
    expect(timeline.steps.map(({ state, afterSeconds }) => [state, afterSeconds])).toEqual([
      ['reached', null],
      ['reached', 600],
      ['skipped', null],
      ['reached', 1_200],
    ]);
  });

  test('leaves out durations that would be negative', () => {
    const timeline = toTimeline(
      incidentOf({ impactStartedAt: '2026-03-02T10:00:00Z', investigatedAt: '2026-03-02T08:00:00Z' }),
      NOW,
    );
    expect(timeline.seconds).toBeNull();
    expect(timeline.steps[1]?.afterSeconds).toBeNull();
  });
});
