import { memo } from 'react';

import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import { notOkOf, totalOf } from '@/lib/status/model/counts';
import { toPlacePath } from '@/lib/status/model/place';
import type { Cell } from '@/lib/status/map/weather-map';
import type { GlyphName } from '@/lib/status/verdict/glyphs';

import { ChangedMark } from '../freshness/changed-mark';
import { COUNT_KEYS } from '../model/status-counts';
import { StatusGlyph } from '../../ui/status-glyph';
import { BORDER_TONES, CELL_TONES } from '../../ui/tones';

/** Class list of a cell, or of a glyph that looks like one. */
export const cellLook = (tone: GlyphName): string => `fades border ${BORDER_TONES[tone]} ${CELL_TONES[tone]}`;

/** The glyph of a cell: a maintenance shows only where everything else is ok. */
export const glyphOf = ({ counts, maintenance, status }: Cell): GlyphName =>
  notOkOf(counts) === 0 && maintenance !== null ? 'maintenance' : status;

/** What of a cell is marked when it changes. */
export const cellContent = ({ status, counts, expected, maintenance }: Cell): string =>
  [status, ...Object.values(counts), expected, maintenance].join(' ');

/** A cell's content as text, for tooltips and screen readers. */
export function describeCell(
  { counts, expected, maintenance, since }: Cell,
  { t, instant }: Words,
  nowMs: number,
): string {
  const parts = (['alert', 'warning', 'unknown'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => t(COUNT_KEYS[status], { count: counts[status] }));
  if (since !== null) parts.push(t('map.since', { time: instant(since, { nowMs }) }));
  if (expected > 0) parts.push(t('map.expected', { count: expected }));
  if (maintenance) parts.push(t(maintenance === 'overrunning' ? 'map.overrunning' : 'map.maintenance'));
  return t('map.cell', {
    words: parts.length === 0 ? t('board.statusOk') : parts.join(', '),
    monitors: t('board.monitorCount', { count: totalOf(counts) + expected }),
  });
}

/** One service in one scope. Memoised: a map may have a thousand cells. */
export const WeatherCell = memo(function WeatherCell({
  cell,
  service,
  scope,
  isFolded,
  nowMs,
  stop,
}: {
  readonly cell: Cell | null;
  readonly service: string;
  readonly scope: string;
  /** Whether its column is folded away. */
  readonly isFolded: boolean;
  readonly nowMs: number;
  /** The cell's name in the grid, see {@link stopAt}. */
  readonly stop: string;
}) {
  const words = useWords();
  const link = useLink();
  const fold = isFolded ? 'folded' : '';
  if (!cell)
    return <td className={`p-px sm:p-0.5 ${fold}`} aria-label={words.t('map.noMonitors')} data-stop={stop} />;
  const notOk = notOkOf(cell.counts);
  const glyph = glyphOf(cell);
  const text = describeCell(cell, words, nowMs);
  return (
    <td className={`relative p-px sm:p-0.5 ${fold}`} data-scope={scope}>
      <a
        href={link(atBase(toPlacePath(cell)))}
        data-stop={stop}
        title={`${service} / ${scope}: ${text}`}
        className={`map-cell flex h-8 items-center justify-center gap-1.5 rounded-[5px] text-[15px] font-bold sm:h-[38px] sm:rounded-[7px] ${cellLook(glyph)}`}
      >
        <StatusGlyph name={glyph} className={glyph === 'ok' ? 'size-3.5' : 'size-[15px]'} />
        {notOk > 0 && (
          <span aria-hidden="true" className="max-sm:hidden">
            {notOk}
          </span>
        )}
        {notOk > 0 && cell.maintenance !== null && (
          <StatusGlyph name="maintenance" className="size-3 max-sm:hidden" />
        )}
        <span className="sr-only">{text}</span>
      </a>
      <ChangedMark list="cells" id={`${cell.serviceId}/${cell.scopeId}`} content={cellContent(cell)} />
    </td>
  );
});
