import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/page/words';
import { MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import { atBase } from '@/lib/site/base-path';
import type { MonitorsAtPlace } from '@/lib/status/notices/notice-details';

import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';

/** The monitors at the place of a maintenance. Those that the maintenance does not explain are marked, so it never hides an outage. */
export function MonitorsPanel({ monitors }: { readonly monitors: MonitorsAtPlace | null }) {
  const { t } = useWords();
  if (monitors === null)
    return (
      <Panel id="monitors" title={t('details.monitors')}>
        <p className="hatched rounded-card border border-line p-4 text-sm">{t('details.monitorsUnread')}</p>
      </Panel>
    );
  const { total, troubled } = monitors;
  const summary =
    total === 0
      ? t('details.noMonitors')
      : troubled.length === 0
        ? t('details.allOk', { count: total })
        : total === 1
          ? t('details.onlyNotOk')
          : t('details.someNotOk', { count: troubled.length, total });
  return (
    <Panel id="monitors" title={t('details.monitors')}>
      <p className="text-[15px]">{summary}</p>
      {troubled.length > 0 && (
        <ul className="mt-2 text-[15px]">
          {troubled.map(({ id, name, status, isExpected }) => (
            <li key={id} className="flex items-baseline gap-2 border-t border-line py-1.5 first:border-t-0">
              <StatusGlyph name={status} className={`size-3.5 self-center ${TEXT_TONES[status]}`} />
              <span className="min-w-0">
                <a href={atBase(`/monitors/${id}`)} className="name font-medium hover:underline">
                  {name}
                </a>
                &nbsp;· {t(MONITOR_STATUS_KEYS[status])}&nbsp;·{' '}
                <span className={isExpected ? 'text-muted' : 'font-semibold'}>
                  {t(isExpected ? 'details.expected' : 'details.unexpected')}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
