import { useWords } from '@/lib/browser/page/words';
import type { StatusCounts as Counts } from '@/lib/status/model/counts';
import type { MonitorStatus } from '@/lib/status/model/types';

import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';

/** The message that counts monitors of a status. */
export const COUNT_KEYS = {
  alert: 'board.alertCount',
  warning: 'board.warningCount',
  unknown: 'board.unknownCount',
  ok: 'board.okCount',
} as const;

const ORDER: readonly MonitorStatus[] = ['alert', 'warning', 'unknown', 'ok'];

/** Monitors per status, worst first, as text; statuses without monitors are omitted. */
export function StatusCounts({ counts }: { readonly counts: Counts }) {
  const { t } = useWords();
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {ORDER.filter((status) => counts[status] > 0).map((status) => (
        <span key={status} className={`whitespace-nowrap ${status === 'ok' ? 'text-muted' : 'font-medium'}`}>
          <StatusGlyph name={status} className={`mr-1 size-3 align-[-1px] ${TEXT_TONES[status]}`} />
          {t(COUNT_KEYS[status], { count: counts[status] })}
        </span>
      ))}
    </span>
  );
}
