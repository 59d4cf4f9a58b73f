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
    <li className="flex min-w-0 gap-3 sm:block">
      <div className="flex flex-col items-center sm:mb-2 sm:flex-row" aria-hidden="true">
        <span
          className={`size-3.5 shrink-0 rounded-full border-2 ${
            isReached ? 'border-ink bg-ink' : 'border-dashed border-muted'
          }`}
        />
        <span
          className={`my-1 min-h-4 w-0 grow border-l-2 in-[li:last-child]:hidden sm:mx-2 sm:my-0 sm:min-h-0 sm:w-auto sm:border-t-2 sm:border-l-0 ${
            isReached ? 'border-muted' : 'border-dashed border-line'
          }`}
        />
      </div>
      <div className={`min-w-0 pb-4 sm:pb-0 ${isReached ? '' : 'text-muted'}`}>
        <p className="text-[15px] leading-tight font-semibold">{t(STEP_KEYS[name])}</p>
        <p className="mt-0.5 text-sm">
          {isReached || state === 'unknown' ? (
            <Instant at={at} nowMs={nowMs} />
          ) : (
            t(state === 'skipped' ? 'details.stepSkipped' : 'details.stepPending')
          )}
        </p>
        {afterSeconds !== null && (
          <p className="text-sm text-muted">{t('details.stepAfter', { duration: duration(afterSeconds) })}</p>
        )}
      </div>
    </li>
  );
}

/** The steps of an incident: when each was reached, and how long after the previous one. */
export function Timeline({ timeline, nowMs }: { readonly timeline: TimelineValue; readonly nowMs: number }) {
  const { t } = useWords();
  return (
    <Panel id="timeline" title={t('details.timeline')}>
      <ol className="grid rounded-card border border-line bg-panel p-4 sm:grid-cols-4">
        {timeline.steps.map((step) => (
          <Step key={step.name} step={step} nowMs={nowMs} />
        ))}
      </ol>
    </Panel>
  );
}
