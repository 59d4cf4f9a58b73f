import { useWords } from '@/lib/browser/words';
import type { Words } from '@/lib/language/words';
import { notOkOf, totalOf } from '@/lib/status/counts';
import type { Cell } from '@/lib/status/weather-map';

import { StatusGlyph, type GlyphName } from './status-glyph';

const LOOKS: Readonly<Record<GlyphName, string>> = {
  ok: 'border-transparent bg-cell text-ok',
  warning: 'border-warning-edge bg-warning-fill text-warning-on',
  alert: 'border-alert-edge bg-alert-fill text-alert-on',
  unknown: 'hatched border-unknown bg-cell text-ink',
  maintenance: 'border-maintenance-edge bg-maintenance-fill text-maintenance',
};

const COUNT_KEYS = {
  alert: 'board.alertCount',
  warning: 'board.warningCount',
  unknown: 'board.unknownCount',
} as const;

function describe(
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

/** One pair of service and scope. Whoever cannot see it is told the same in words. */
export function WeatherCell({
  cell,
  place,
  nowMs,
}: {
  readonly cell: Cell | null;
  readonly place: string;
  readonly nowMs: number;
}) {
  const words = useWords();
  if (!cell) return <td className="p-0.5" aria-label={words.t('map.noMonitors')} />;
  const notOk = notOkOf(cell.counts);
  const isUnderMaintenance = cell.maintenance !== null;
  const glyph: GlyphName = notOk === 0 && isUnderMaintenance ? 'maintenance' : cell.status;
  const text = describe(cell, words, nowMs);
  return (
    <td className="p-0.5">
      <a
        href={`/monitors?service=${cell.serviceId}&scope=${cell.scopeId}`}
        title={`${place}: ${text}`}
        className={`fades flex h-[38px] items-center justify-center gap-1.5 rounded-[7px] border text-[15px] font-bold ${LOOKS[glyph]}`}
      >
        <StatusGlyph name={glyph} className={glyph === 'ok' ? 'size-3.5' : 'size-[15px]'} />
        {notOk > 0 && <span aria-hidden="true">{notOk}</span>}
        {notOk > 0 && isUnderMaintenance && <StatusGlyph name="maintenance" className="size-3" />}
        <span className="sr-only">{text}</span>
      </a>
    </td>
  );
}
