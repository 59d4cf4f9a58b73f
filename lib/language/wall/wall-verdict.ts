import { notOkOf, type StatusCounts } from '@/lib/status/model/counts';
import type { WallViewData } from '@/lib/status/wall/wall-board';
import type { TextForms } from '@/lib/status/wall/wall-content';

import type { Translate } from '../translate';
import { verdictSentence } from '../verdict-sentence';

const COUNTED = { alert: 'wall.failing', warning: 'wall.degraded', unknown: 'wall.unknown' } as const;

/** The number of problems of a view with its word: `11 problems`. */
function problemWords({ counts, incidents }: WallViewData, t: Translate): string {
  return t('wall.problems', { count: Math.max(1, notOkOf(counts), incidents?.length ?? 0) });
}

/** The verdict of a view, from the sentence with names to a number with its word. */
export function verdictForms(view: WallViewData, t: Translate): TextForms {
  const { verdict } = view;
  const whole = verdictSentence(verdict, t);
  switch (verdict.kind) {
    case 'places': {
      const { level, services } = verdict;
      if (level === 'ok' || level === 'empty') return [whole, t('wall.allOk')];
      return [whole, t(COUNTED[level], { count: services.count }), problemWords(view, t)];
    }
    case 'incident':
      return [whole, t('wall.incidents', { count: verdict.others + 1 }), problemWords(view, t)];
    case 'fine':
      return [whole, t('wall.allOk')];
    case 'doubtful':
      return [whole, t('wall.incomplete')];
    case 'empty':
      return [whole];
    case 'unread':
      return [whole, t('board.unknown')];
  }
}

/** Monitors by status, without those statuses that none has: `2 alerts · 80 ok`. */
function monitorWords({ alert, warning, unknown, ok }: StatusCounts, t: Translate): readonly string[] {
  return [
    ...(alert > 0 ? [t('board.alertCount', { count: alert })] : []),
    ...(warning > 0 ? [t('board.warningCount', { count: warning })] : []),
    ...(unknown > 0 ? [t('board.unknownCount', { count: unknown })] : []),
    ...(ok > 0 ? [t('board.okCount', { count: ok })] : []),
  ];
}

/** Monitors and notices of a view, from all counts to those of monitors that are not ok. */
export function countForms(view: WallViewData, t: Translate): TextForms {
  const { kind, name, incidents, maintenances, map, counts } = view;
  const monitors = map ? monitorWords(counts, t) : [t('board.monitorsUnread')];
  const inProgress = maintenances?.filter(({ status }) => status === 'in-progress').length ?? 0;
  const notices = [
    incidents ? t('wall.incidents', { count: incidents.length }) : t('board.incidentsUnknown'),
    ...(maintenances === null ? [t('board.maintenancesUnknown')] : []),
    ...(inProgress > 0 ? [t('board.maintenanceCount', { count: inProgress })] : []),
  ];
  const troubled = map ? monitorWords({ ...counts, ok: 0 }, t) : monitors;
  const ofNotices = kind === 'incidents' ? [] : notices;
  const forms = [
    [...(kind === 'maintenances' ? [] : monitors), ...ofNotices],
    [...troubled, ...ofNotices],
    troubled.length > 0 ? troubled : ofNotices,
  ]
    .map((parts) => parts.join(' · '))
    .filter((words) => words !== '');
  const named = name === null ? [] : forms.map((words) => t('wall.viewOf', { name, words }));
  const [first = t('board.noMonitorsYet'), ...others] = new Set([...named, ...forms]);
  return [first, ...others];
}
