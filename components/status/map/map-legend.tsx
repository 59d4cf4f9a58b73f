import type { ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import type { MonitorStatus } from '@/lib/status/model/types';

import { StatusGlyph } from '../../ui/status-glyph';
import { cellLook } from './weather-cell';

const STATUSES: readonly MonitorStatus[] = ['ok', 'warning', 'alert', 'unknown'];
const SWATCH = 'relative inline-flex size-5 shrink-0 items-center justify-center rounded-[5px]';

function Entry({
  sign,
  className = '',
  children,
}: {
  readonly sign: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <li className={`flex items-center gap-1.5 ${className}`}>
      {sign}
      <span className="inline-block first-letter:uppercase">{children}</span>
    </li>
  );
}

/** What the signs of a map mean. */
export function MapLegend({ hasNumbers }: { readonly hasNumbers: boolean }) {
  const { t } = useWords();
  return (
    <ul
      aria-label={t('map.legend')}
      className="mt-2.5 flex flex-wrap gap-x-4 gap-y-1.5 px-1 text-xs text-muted"
    >
      {STATUSES.map((status) => (
        <Entry
          key={status}
          sign={
            <span className={`${SWATCH} ${cellLook(status)}`}>
              <StatusGlyph name={status} className="size-2.5" />
            </span>
          }
        >
          {t(MONITOR_STATUS_KEYS[status])}
        </Entry>
      ))}
      <Entry
        sign={
          <span className={`${SWATCH} ${cellLook('maintenance')}`}>
            <StatusGlyph name="maintenance" className="size-2.5" />
          </span>
        }
      >
        {t('map.maintenance')}
      </Entry>
      {hasNumbers && (
        <Entry sign={<span className="font-bold text-ink">3</span>} className="max-sm:hidden">
          {t('map.legendNumber')}
        </Entry>
      )}
      <Entry sign={<span className={`${SWATCH} border-2 border-ink`} />}>{t('keys.changed')}</Entry>
    </ul>
  );
}
