import type { Trouble, TroubleNews } from '@/lib/status/overview/troubles';

import type { Words } from './words';

const MOST_LINES = 4;

function sentenceOf(trouble: Trouble, isOver: boolean, t: Words['t']): string {
  switch (trouble.kind) {
    case 'place':
      return t(isOver ? 'alerts.over' : 'alerts.failing', { place: t('board.place', trouble) });
    case 'incident':
      return t(isOver ? 'alerts.incidentOver' : 'alerts.incident', { name: trouble.name });
    case 'blind':
      return t(isOver ? 'alerts.sighted' : 'alerts.blind');
  }
}

/** News in one alert: the first as its title, the others as lines below, as many as a notification shows. */
export function alertText(
  { began, ended }: Pick<TroubleNews, 'began' | 'ended'>,
  { t }: Pick<Words, 't'>,
): { readonly title: string; readonly lines: readonly string[] } {
  const [title = '', ...others] = [
    ...began.map((trouble) => sentenceOf(trouble, false, t)),
    ...ended.map((trouble) => sentenceOf(trouble, true, t)),
  ];
  const left = others.length - MOST_LINES;
  const lines = others.slice(0, MOST_LINES);
  return { title, lines: left > 0 ? [...lines, t('alerts.more', { count: left })] : lines };
}
