import { notOkOf, type StatusCounts } from '@/lib/status/model/counts';

import type { Translate } from './translate';

/** Monitor counts: `2 alert · 6 warning · 80 ok`, or `88 ok` if all are. */
export function countWords(counts: StatusCounts, t: Translate): string {
  const words = [
    notOkOf(counts) === 0 ? '' : t('board.alertCount', { count: counts.alert }),
    notOkOf(counts) === 0 ? '' : t('board.warningCount', { count: counts.warning }),
    counts.unknown === 0 ? '' : t('board.unknownCount', { count: counts.unknown }),
    t('board.okCount', { count: counts.ok }),
  ];
  return words.filter(Boolean).join(' · ');
}

/** Part of a line of counts with its colour. */
export interface CountPart {
  readonly text: string;
  readonly tone: 'alert' | 'warning' | 'neutral';
}

const KEYS = { alert: 'board.alertCount', warning: 'board.warningCount' } as const;

/** Splits a line of counts, so that alerts and warnings can be coloured. Joined, the parts are the line. */
export function countParts(line: string, t: Translate): readonly CountPart[] {
  return line.split(/( · | — |: )/).map((text): CountPart => {
    const count = Number(text.replaceAll(/\D/g, ''));
    const isOf = (tone: keyof typeof KEYS): boolean => count > 0 && t(KEYS[tone], { count }) === text;
    return { text, tone: isOf('alert') ? 'alert' : isOf('warning') ? 'warning' : 'neutral' };
  });
}
