import type { PlacedChange } from '@/lib/status/changes/placed-change';
import type { WallBoard } from '@/lib/status/wall/wall-board';
import type { WallFooterItem } from '@/lib/status/wall/wall-content';

import { formatTime } from '../format-instant';
import { INCIDENT_STATUS_KEYS, MONITOR_STATUS_KEYS } from '../notice-keys';
import type { Words } from '../words';
import { freshnessWords, type WallMoment, widestFreshnessWords } from './freshness-sentence';

const DAY_MS = 86_400_000;

function changeWords(change: PlacedChange, { t }: Words): string | null {
  if (change.kind === 'gap') return null;
  const { name } = change;
  if (change.kind === 'monitor') {
    return t('wall.placeChange', {
      place: t('board.place', { service: change.service, scope: change.scope }),
      from: t(MONITOR_STATUS_KEYS[change.from]),
      to: t(MONITOR_STATUS_KEYS[change.to]),
    });
  }
  if (change.kind === 'maintenance') {
    const keys = {
      started: 'notice.maintenanceStarted',
      ended: 'notice.maintenanceEnded',
      overran: 'notice.maintenanceOverran',
    } as const;
    return t(keys[change.change], { name });
  }
  if (change.change === 'opened') return t('notice.incidentOpened', { name });
  if (change.change === 'resolved') return t('notice.incidentResolved', { name });
  return t('notice.incidentMoved', { name, status: t(INCIDENT_STATUS_KEYS[change.to]) });
}

const item = (id: string, text: string): WallFooterItem => ({ id, text, widest: text, isName: false });

/**
 * The footer: age of the data, title, next maintenance and latest changes.
 *
 * @param signs Messages about what the browser refuses to do.
 */
export function wallFooter(
  board: WallBoard,
  moment: WallMoment,
  words: Words,
  extras: { readonly title: string; readonly signs: readonly string[] },
): readonly WallFooterItem[] {
  const { t } = words;
  const { nowMs } = moment;
  const time = (at: string): string => formatTime(Date.parse(at), words);
  const next = (board.views[0]?.maintenances ?? []).find(
    ({ status, scheduledStartAt }) =>
      status === 'scheduled' &&
      scheduledStartAt !== null &&
      Date.parse(scheduledStartAt) > nowMs &&
      Date.parse(scheduledStartAt) - nowMs < DAY_MS,
  );
  return [
    {
      id: 'freshness',
      text: freshnessWords(moment, words),
      widest: widestFreshnessWords(moment, words),
      isName: false,
    },
    ...(board.hasFlaws && board.views.some(({ level }) => level !== 'ok')
      ? [item('flaws', t('wall.readInPart'))]
      : []),
    ...(board.isDemo ? [item('demo', t('wall.demo'))] : []),
    ...extras.signs.map((sign) => item(`sign ${sign}`, sign)),
    { ...item('title', extras.title), isName: true },
    ...(next
      ? [item('next', t('wall.next', { time: time(next.scheduledStartAt ?? ''), name: next.name }))]
      : []),
    ...board.changes.flatMap((change, index) => {
      const what = changeWords(change, words);
      return what === null
        ? []
        : [item(`change ${index}`, t('wall.change', { time: time(change.at), what }))];
    }),
  ];
}
