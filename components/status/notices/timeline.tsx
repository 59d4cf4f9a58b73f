import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/page/words';
import type { Timeline as TimelineValue, TimelineStep } from '@/lib/status/notices/incident-timeline';

import { Instant } from '../../ui/instant';

const STEP_KEYS = {
  impact: 'details.stepImpact',
  investigation: 'details.stepInvestigation',
  stable: 'details.stepStable',
  resolved: 'details.stepResolved',
} as const;

function Step({ step, nowMs }: { readonly step: TimelineStep; readonly nowMs: number }) {
  const { t, duration } = useWords();
  const { name, state, at, afterSeconds } = step;
  const isReached = at !== null;
  return (
    <li className="flex min-w-0 gap-3">
      <div className="flex flex-col items-center pt-1" aria-hidden="true">
        <span
          className={`size-3 shrink-0 rounded-full border-2 ${
            isReached ? 'border-ink bg-ink' : 'border-dashed border-muted'
          }`}
        />
        <span
          className={`mt-1 w-0 grow border-l-2 in-[li:last-child]:hidden ${
            isReached ? 'border-muted' : 'border-dashed border-line'
          }`}
        />
      </div>
      <div className={`min-w-0 pb-3 in-[li:last-child]:pb-0 ${isReached ? '' : 'text-muted'}`}>
        <p className="text-[15px] leading-tight font-semibold">{t(STEP_KEYS[name])}</p>
        <p className="mt-0.5 text-sm">
          {isReached || state === 'unknown' ? (
            <Instant at={at} nowMs={nowMs} />
          ) : (
            t(state === 'skipped' ? 'details.stepSkipped' : 'details.stepPending')
          )}
          {afterSeconds !== null && (
            <span className="text-muted">
              {'\u00a0· '}
              {t('details.stepAfter', { duration: duration(afterSeconds) })}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

/** The steps of an incident: when each was reached, and how long after the previous one. */
export function Timeline({ timeline, nowMs }: { readonly timeline: TimelineValue; readonly nowMs: number }) {
  const { t } = useWords();
  return (
    <Panel id="timeline" title={t('details.timeline')}>
      <ol className="rounded-card border border-line bg-panel p-4">
        {timeline.steps.map((step) => (
          <Step key={step.name} step={step} nowMs={nowMs} />
        ))}
      </ol>
    </Panel>
  );
}
