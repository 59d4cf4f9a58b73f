import { Unbroken } from '@/components/ui/unbroken';
import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant } from '@/lib/language/format-day';
import { MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import { atBase } from '@/lib/site/base-path';
import { secondsBetween, toMs } from '@/lib/status/model/time';
import type { MonitorItem } from '@/lib/status/monitors/monitor-items';

import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';

/** How a list marks monitors that are not ok: none, or also those that no maintenance explains. */
export type Marking = 'expected' | 'both';

function Line({
  monitor: { id, name, status, since, isExpected },
  marking,
  nowMs,
}: {
  readonly monitor: MonitorItem;
  readonly marking: Marking;
  readonly nowMs: number;
}) {
  const words = useWords();
  const { t, duration } = words;
  const tone = isExpected ? 'maintenance' : status;
  const seconds = secondsBetween(toMs(since), nowMs);
  const note = isExpected
    ? 'details.expected'
    : marking === 'both' && status !== 'ok'
      ? 'details.unexpected'
      : null;
  return (
    <li className="flex items-baseline gap-2 border-t border-line py-1.5 first:border-t-0">
      <StatusGlyph name={tone} className={`size-3.5 self-center ${TEXT_TONES[tone]}`} />
      <span className="min-w-0 grow wrap-anywhere">
        <a href={atBase(`/monitors/${id}`)} className="name font-medium hover:underline">
          <Unbroken text={name} />
        </a>
        {note !== null && (
          <span className={`block text-sm ${isExpected ? 'text-muted' : 'font-semibold'}`}>{t(note)}</span>
        )}
      </span>
      <span className={`shrink-0 text-sm ${status === 'ok' ? 'text-muted' : TEXT_TONES[tone]}`}>
        {t(MONITOR_STATUS_KEYS[status])}
        {since !== null && seconds !== null && (
          <>
            {'\u00a0· '}
            <time dateTime={since} title={formatFullInstant(since, words)}>
              {duration(seconds)}
            </time>
          </>
        )}
      </span>
    </li>
  );
}

/** Monitors with their live status and how long they have had it. */
export function MonitorList({
  monitors,
  marking = 'expected',
  nowMs,
}: {
  readonly monitors: readonly MonitorItem[];
  readonly marking?: Marking;
  readonly nowMs: number;
}) {
  return (
    <ul className="rounded-card border border-line bg-panel px-4 py-1 text-[15px]">
      {monitors.map((monitor) => (
        <Line key={monitor.id} monitor={monitor} marking={marking} nowMs={nowMs} />
      ))}
    </ul>
  );
}
