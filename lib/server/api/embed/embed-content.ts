import { incidentState, maintenanceState, stateText } from '@/lib/language/item-state';
import { nameUnknownPlaces } from '@/lib/language/place-names';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import type { MonitorStatus } from '@/lib/status/model/types';
import { ongoingOf } from '@/lib/status/verdict/board-summary';
import type { GlyphName } from '@/lib/status/verdict/glyphs';
import { openMaintenancesOf } from '@/lib/status/verdict/open-notices';
import type { ShownLevel } from '@/lib/status/freshness/shown-state';

import { readAtOf, titleOf, type EmbedBoard } from './embed-board';

/** A line of a list, with the path of its page. */
export interface EmbedLine {
  readonly tone: GlyphName;
  readonly name: string;
  readonly state: string;
  readonly path: string;
}

/** The first lines of a list, and how many more there are. */
export interface EmbedList {
  readonly lines: readonly EmbedLine[];
  readonly more: number;
}

/** What the embedded status shows. */
export interface EmbedContent {
  readonly title: string;
  readonly level: ShownLevel;
  readonly state: string;
  /** More about the state; empty if there is nothing to add. */
  readonly sentence: string;
  /** Services that are not ok, worst first. */
  readonly services: EmbedList;
  /** Active incidents and maintenances in progress. */
  readonly notices: EmbedList;
  readonly asOf: string;
}

const MOST_LINES = 5;
const NONE: EmbedList = { lines: [], more: 0 };

const firstOf = (all: readonly EmbedLine[]): EmbedList => ({
  lines: all.slice(0, MOST_LINES),
  more: Math.max(0, all.length - MOST_LINES),
});

const STATUS_KEYS: Readonly<Record<MonitorStatus, `share.${MonitorStatus}`>> = {
  ok: 'share.ok',
  warning: 'share.warning',
  alert: 'share.alert',
  unknown: 'share.unknown',
};

function servicesOf({ map, words: { t } }: EmbedBoard): EmbedList {
  const troubled = (map?.rows ?? []).flatMap(({ id, name, status, cells }) => {
    const scopes = map?.columns.filter((_, at) => cells[at]?.status === status) ?? [];
    const [scope] = scopes;
    return status === 'ok' ? [] : [{ id, name, status, count: scopes.length, scope: scope?.name ?? '' }];
  });
  const named = JSON.parse(nameUnknownPlaces(JSON.stringify(troubled), t)) as typeof troubled;
  return firstOf(
    named.map(({ id, name, status, count, scope }) => ({
      tone: status,
      name,
      state: `${t(STATUS_KEYS[status])} · ${count === 1 ? scope : t('board.scopeCount', { count })}`,
      path: `/services/${id}`,
    })),
  );
}

function noticesOf({ snapshot, words, nowMs }: EmbedBoard): EmbedList {
  const incidents = (ongoingOf(snapshot) ?? []).map((incident): EmbedLine => {
    const state = incidentState(incident, nowMs, words);
    const tone = state.tone === 'neutral' ? 'unknown' : state.tone;
    return { tone, name: incident.name, state: stateText(state), path: `/incidents/${incident.id}` };
  });
  const underWay = (openMaintenancesOf(snapshot) ?? []).filter(({ status }) => status === 'in-progress');
  const maintenances = underWay.map((maintenance): EmbedLine => ({
    tone: 'maintenance',
    name: maintenance.name,
    state: stateText(maintenanceState(maintenance, nowMs, words)),
    path: `/maintenances/${maintenance.id}`,
  }));
  return firstOf([...incidents, ...maintenances]);
}

/** What the embedded status shows of a board: no lists if these are too old. */
export function toEmbedContent(board: EmbedBoard): EmbedContent {
  const { verdict, state, words } = board;
  const { t } = words;
  const { level, isOutdated } = state;
  const word = t(`share.${level}`);
  const sentence = isOutdated ? '' : verdictSentence(verdict, t);
  // With the date, because a page that lost its connection stays.
  const time = words.instant(readAtOf(board), { nowMs: 0 });
  return {
    title: titleOf(board),
    level,
    state: word,
    sentence: sentence === word ? '' : sentence,
    services: isOutdated ? NONE : servicesOf(board),
    notices: isOutdated ? NONE : noticesOf(board),
    asOf: t(isOutdated ? 'embed.lastUpdate' : 'embed.asOf', { time }),
  };
}
