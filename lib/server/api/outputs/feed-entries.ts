import {
  IMPACT_KEYS,
  INCIDENT_STATUS_KEYS,
  MONITOR_STATUS_KEYS,
  SEVERITY_KEYS,
} from '@/lib/language/notice-keys';
import { LEVEL_KEYS, MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import type { HistoryChange } from '@/lib/status/history/types';
import { withDisplayNames } from '@/lib/status/model/display-board';
import type { Announcement, Comment, Incident, Maintenance, Place } from '@/lib/status/model/types';

import { renderMarkdown } from '../../markdown/markdown';
import type { ChangedAt } from './changed-at';
import type { OutputRequest } from './output-request';
import type { FeedKind } from './output-routes';
import { escapeHtml } from './xml-text';

/** An entry of a feed. */
export interface FeedEntry {
  /** A URN, the same in all formats and languages. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  /** The newest of its events, public comments and changes, in epoch milliseconds. */
  readonly updatedAt: number;
  /** Safe HTML. */
  readonly html: string;
  readonly kind: FeedKind | 'notice';
}

type Context = Pick<OutputRequest, 'placeOf' | 'words' | 'base' | 'idOf' | 'nowMs'>;
type Time = string | number | null;

/** The latest comments of an entry; the page has all of them. */
const MOST_COMMENTS = 20;

const toMs = (time: Time): readonly number[] => {
  const ms = typeof time === 'string' ? Date.parse(time) : (time ?? NaN);
  return Number.isFinite(ms) ? [ms] : [];
};

/** The newest of some times that are not in the future. 0 if there is none, so that the entry is the oldest. */
const newestOf = (times: readonly Time[], nowMs: number): number =>
  Math.max(0, ...times.flatMap(toMs).filter((ms) => ms <= nowMs));

const paragraph = (parts: readonly string[]): string =>
  parts.length === 0 ? '' : `<p>${parts.map(escapeHtml).join(' · ')}</p>`;

/** Creates the entries of feeds. */
export function createEntries({ placeOf, words, base, idOf, nowMs }: Context) {
  const placeText = (at: Place): string => {
    const { scope, service } = placeOf(at);
    return `${service} / ${scope}`;
  };
  const { t, instant } = words;
  // With the date and the zone, because readers keep entries for years.
  const time = (at: string | null): string => instant(at, { nowMs: 0 });
  // Links of Markdown to the board are paths (with the base path), which a reader resolves against its own address. A board that does
  // not know its address has nothing better.
  const origin = URL.canParse(base) ? new URL(base).origin : '';
  const prose = (markdown: string | null): string =>
    markdown === null ? '' : renderMarkdown(markdown).html.replaceAll(/ href="(?=\/)/g, ` href="${origin}`);
  const commentary = (comments: readonly Comment[]): string =>
    comments
      .slice(0, MOST_COMMENTS)
      .map(({ at, content }) => `<h4>${escapeHtml(time(at))}</h4>${prose(content)}`)
      .join('');
  const entry = (
    kind: FeedKind,
    item: Place & { readonly id: number; readonly name: string; readonly createdAt: string | null },
    {
      status,
      times,
      html,
    }: { readonly status: string; readonly times: readonly Time[]; readonly html: string },
  ): FeedEntry => {
    const updatedAt = newestOf([item.createdAt, ...times], nowMs);
    const [createdAt = updatedAt] = toMs(item.createdAt);
    return {
      id: `urn:uuid:${idOf(kind, item.id)}`,
      url: `${base}/${kind}s/${item.id}`,
      title: `${item.name} – ${status}`,
      publishedAt: Math.min(createdAt, updatedAt),
      updatedAt,
      html,
      kind,
    };
  };

  return {
    incident: (incident: Incident, changedAt: ChangedAt): FeedEntry => {
      const { status, severity, impactStartedAt, investigatedAt, stableAt, resolvedAt, comments } = incident;
      const stated = t(INCIDENT_STATUS_KEYS[status]);
      const dates = [
        ['feed.began', impactStartedAt],
        ['feed.resolvedAt', status === 'resolved' ? resolvedAt : null],
      ] as const;
      return entry('incident', incident, {
        status: stated,
        times: [
          impactStartedAt,
          investigatedAt,
          stableAt,
          resolvedAt,
          changedAt(incident),
          ...comments.map(({ at }) => at),
        ],
        html: [
          paragraph([t(SEVERITY_KEYS[severity]), stated, placeText(incident)]),
          paragraph(dates.flatMap(([key, at]) => (at === null ? [] : [t(key, { time: time(at) })]))),
          prose(incident.description),
          commentary(comments),
        ].join(''),
      });
    },
    maintenance: (maintenance: Maintenance, changedAt: ChangedAt): FeedEntry => {
      const { status, serviceStatus, scheduledStartAt, scheduledEndAt, startedAt, endedAt, comments } =
        maintenance;
      const stated = t(MAINTENANCE_STATUS_KEYS[status]);
      return entry('maintenance', maintenance, {
        status: stated,
        times: [startedAt, endedAt, changedAt(maintenance), ...comments.map(({ at }) => at)],
        html: [
          paragraph([stated, t(IMPACT_KEYS[serviceStatus]), placeText(maintenance)]),
          paragraph([t('feed.scheduled', { start: time(scheduledStartAt), end: time(scheduledEndAt) })]),
          prose(maintenance.description),
          commentary(comments),
        ].join(''),
      });
    },
    announcement: (announcement: Announcement): FeedEntry => {
      const { level, startsAt, endsAt, description } = announcement;
      return entry('announcement', announcement, {
        status: t('feed.announcement'),
        times: [startsAt, endsAt],
        html: [
          paragraph([t('feed.importance', { level: t(LEVEL_KEYS[level]) }), placeText(announcement)]),
          paragraph([
            ...(startsAt === null ? [] : [t('feed.from', { time: time(startsAt) })]),
            ...(endsAt === null ? [] : [t('feed.until', { time: time(endsAt) })]),
          ]),
          prose(description),
        ].join(''),
      });
    },
    change: (given: HistoryChange & { readonly kind: 'monitor' }): FeedEntry => {
      const change = withDisplayNames(given);
      const title = t('notice.monitorChange', {
        name: change.name,
        from: t(MONITOR_STATUS_KEYS[change.from]),
        to: t(MONITOR_STATUS_KEYS[change.to]),
      });
      const at = new Date(change.at).toISOString();
      return {
        id: `urn:uuid:${idOf('change', change.key)}`,
        url: `${base}/monitors/${change.id}`,
        title,
        publishedAt: change.at,
        updatedAt: change.at,
        html: paragraph([title, placeText(change), time(at)]),
        kind: 'change',
      };
    },
    /** An entry that says that the board knows nothing of the present. @param since When it was last read; null if unknown. */
    blind: (since: number | null, fallbackMs: number): FeedEntry => {
      const minute = since === null ? null : since - (since % 60_000);
      const at = minute === null ? null : new Date(minute).toISOString();
      const title = t('feed.blind', { time: time(at) });
      return {
        id: `urn:uuid:${idOf('notice', 'blind')}`,
        url: `${base}/`,
        title,
        publishedAt: minute ?? fallbackMs,
        updatedAt: minute ?? fallbackMs,
        html: paragraph([title]) + paragraph([t('feed.blindHint')]),
        kind: 'notice',
      };
    },
  };
}
