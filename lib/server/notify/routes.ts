import { severityRank, statusRank } from '@/lib/status/model/order';
import type { MonitorStatus } from '@/lib/status/model/types';
import type { Area, Visibility } from '@/lib/status/model/visibility';
import type { NotifyEvent } from '@/lib/status/notify/event';
import type { VerdictLevel } from '@/lib/status/verdict/verdict';

import type { NotifyConfig, NotifyRule } from '../config/notify-config';

/** A part of the board, as one audience sees it, and where its events go. */
export interface Part {
  /** Identifies it in the store. */
  readonly key: string;
  readonly audience: 'public' | 'internal';
  readonly area: Area;
  readonly routes: readonly Route[];
}

/** Which events of a part go to a channel. */
export interface Route extends Pick<NotifyRule, 'events' | 'severity' | 'level'> {
  readonly channel: string;
}

const sorted = (names: readonly string[] | undefined): readonly string[] | null =>
  names ? [...new Set(names.map((name) => name.toLowerCase()))].sort() : null;

/** The parts of the board that the rules name, each once. */
export function toParts({ channels, rules }: NotifyConfig): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const { channels: names, scopes, services, events, severity, level } of rules)
    for (const channel of new Set(names)) {
      const audience = channels[channel]?.audience ?? 'public';
      const area: Area = { scopes: sorted(scopes), services: sorted(services) };
      const key = JSON.stringify([audience, area.scopes, area.services]);
      const part = parts.get(key) ?? { key, audience, area, routes: [] };
      parts.set(key, { ...part, routes: [...part.routes, { channel, events, severity, level }] });
    }
  return [...parts.values()];
}

const toStatus = (level: VerdictLevel | 'gone'): MonitorStatus =>
  level === 'empty' || level === 'gone' ? 'ok' : level;

/** The end of trouble counts as much as the trouble. */
function isWorthy(event: NotifyEvent, { severity, level }: Route): boolean {
  switch (event.kind) {
    case 'verdict':
    case 'service':
    case 'scope': {
      if (level === undefined) return true;
      const worst = Math.max(...[event.from, event.to, event.worst].map((one) => statusRank(toStatus(one))));
      return worst >= statusRank(level);
    }
    case 'incident':
      return severity === undefined || severityRank(event.severity) >= severityRank(severity);
    case 'maintenance':
    case 'board':
      return true;
  }
}

/** The events of a part by channel. */
export function toDeliveries(
  { routes }: Part,
  events: readonly NotifyEvent[],
): ReadonlyMap<string, readonly NotifyEvent[]> {
  const deliveries = new Map<string, readonly NotifyEvent[]>();
  for (const route of routes) {
    const chosen = events.filter((event) => route.events.includes(event.kind) && isWorthy(event, route));
    if (chosen.length === 0) continue;
    const before = deliveries.get(route.channel) ?? [];
    deliveries.set(route.channel, [...before, ...chosen.filter((event) => !before.includes(event))]);
  }
  return deliveries;
}

/** What each audience of channels may see. */
export type Audiences = Readonly<Record<Part['audience'], Visibility>>;
