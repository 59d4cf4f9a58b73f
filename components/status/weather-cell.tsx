import { formatInstant, type InstantFormat } from '@/components/ui/format-instant';
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

function describe({ counts, expected, maintenance, since }: Cell, format: InstantFormat): string {
  const parts = (['alert', 'warning', 'unknown'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${status}`);
  if (since !== null) parts.push(`since ${formatInstant(since, format)}`);
  if (expected > 0) parts.push(`${expected} not ok as announced`);
  if (maintenance)
    parts.push(maintenance === 'overrunning' ? 'maintenance overrunning' : 'maintenance in progress');
  const monitors = totalOf(counts) + expected;
  return `${parts.length === 0 ? 'ok' : parts.join(', ')}; ${monitors} ${monitors === 1 ? 'monitor' : 'monitors'}`;
}

/** One pair of service and scope. Whoever cannot see it is told the same in words. */
export function WeatherCell({
  cell,
  place,
  format,
}: {
  readonly cell: Cell | null;
  readonly place: string;
  readonly format: InstantFormat;
}) {
  if (!cell) return <td className="p-0.5" aria-label="no monitors" />;
  const notOk = notOkOf(cell.counts);
  const isUnderMaintenance = cell.maintenance !== null;
  const glyph: GlyphName = notOk === 0 && isUnderMaintenance ? 'maintenance' : cell.status;
  const words = describe(cell, format);
  return (
    <td className="p-0.5">
      <div
        title={`${place}: ${words}`}
        className={`fades flex h-[38px] items-center justify-center gap-1.5 rounded-[7px] border text-[15px] font-bold ${LOOKS[glyph]}`}
      >
        <StatusGlyph name={glyph} className={glyph === 'ok' ? 'size-3.5' : 'size-[15px]'} />
        {notOk > 0 && <span aria-hidden="true">{notOk}</span>}
        {notOk > 0 && isUnderMaintenance && <StatusGlyph name="maintenance" className="size-3" />}
        <span className="sr-only">{words}</span>
      </div>
    </td>
  );
}
