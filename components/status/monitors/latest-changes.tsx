import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { PlacedChange } from '@/lib/status/changes/placed-change';

import { ChangeRows } from '../changes/change-rows';

/** The latest transitions, newest first. */
export function LatestChanges({
  changes,
  within = null,
  nowMs,
}: {
  readonly changes: readonly PlacedChange[];
  /** The query that filters the recorded changes in the same way; null for a page that links to none. */
  readonly within?: string | null;
  readonly nowMs: number;
}) {
  const { t, timeZone } = useWords();
  const note = (
    <p className="text-sm text-muted">
      {t('notice.timesIn', { zone: timeZone })}
      {within !== null && (
        <>
          {' · '}
          <a
            href={atBase(`/history${within === '' ? '' : `?${within}`}`)}
            className="text-maintenance underline"
          >
            {t('notice.allChanges')}
          </a>
        </>
      )}
    </p>
  );
  return (
    <div className="mt-5 rounded-card border border-line bg-panel p-4">
      <Panel id="changes" title={t('board.changes')} note={note}>
        {changes.length === 0 ? (
          <p className="text-sm text-muted">{t('notice.noChanges')}</p>
        ) : (
          <ChangeRows changes={changes} nowMs={nowMs} />
        )}
      </Panel>
    </div>
  );
}
