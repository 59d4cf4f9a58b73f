import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/page/words';
import { INCIDENT_STATUS_KEYS, MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import type { Words } from '@/lib/language/words';
import type { GlyphName } from '@/lib/status/verdict/glyphs';
import type { PlacedChange } from '@/lib/status/overview/overview';

import { Instant } from '../../ui/instant';
import { PlaceName } from '../model/place-name';
import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';

function toGlyph(change: PlacedChange): GlyphName {
  if (change.kind === 'monitor') return change.to;
  if (change.kind === 'incident') return change.change === 'resolved' ? 'ok' : 'alert';
  if (change.kind === 'maintenance') return change.change === 'overran' ? 'warning' : 'maintenance';
  return 'unknown';
}

const MAINTENANCE_KEYS = {
  started: 'notice.maintenanceStarted',
  ended: 'notice.maintenanceEnded',
  overran: 'notice.maintenanceOverran',
} as const;

function toSentence(change: PlacedChange, t: Words['t']): string {
  if (change.kind === 'gap') return t('notice.gap');
  const { name } = change;
  if (change.kind === 'maintenance') return t(MAINTENANCE_KEYS[change.change], { name });
  if (change.kind === 'monitor') {
    const from = t(MONITOR_STATUS_KEYS[change.from]);
    return t('notice.monitorChange', { name, from, to: t(MONITOR_STATUS_KEYS[change.to]) });
  }
  if (change.change === 'opened') return t('notice.incidentOpened', { name });
  if (change.change === 'resolved') return t('notice.incidentResolved', { name });
  return t('notice.incidentMoved', { name, status: t(INCIDENT_STATUS_KEYS[change.to]) });
}

/** The latest transitions, newest first. */
export function LatestChanges({
  changes,
  nowMs,
}: {
  readonly changes: readonly PlacedChange[];
  readonly nowMs: number;
}) {
  const { t } = useWords();
  return (
    <div className="mt-5 rounded-card border border-line bg-panel p-4">
      <Panel id="changes" title={t('board.changes')}>
        {changes.length === 0 ? (
          <p className="text-sm text-muted">{t('notice.noChanges')}</p>
        ) : (
          <ol className="text-sm">
            {changes.map((change, index) => (
              <li
                key={`${change.at} ${index}`}
                className="flex items-baseline gap-2.5 border-t border-line py-1.5 first:border-t-0"
              >
                <span className="w-[5.5rem] shrink-0 text-muted">
                  <Instant at={change.at} nowMs={nowMs} />
                </span>
                <StatusGlyph
                  name={toGlyph(change)}
                  className={`size-3 self-center ${TEXT_TONES[toGlyph(change)]}`}
                />
                <span className="min-w-0">
                  {toSentence(change, t)}
                  {change.kind !== 'gap' && (
                    <span className="text-muted">
                      &nbsp;· <PlaceName place={change} />
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Panel>
    </div>
  );
}
