import { formatOtherDay } from '@/lib/language/format-day';
import { GAP_KEYS } from '@/lib/language/past-words';
import type { Words } from '@/lib/language/words';
import { AXIS_STEP_MS, formatMoment, toNextMoment, type MomentMark } from '@/lib/status/history/moment';
import type { MomentAxis } from '@/lib/status/history/moment-view';
import { withAt } from '@/lib/status/history/past-links';
import { toDisplayName } from '@/lib/status/model/display-name';
import type { Period } from '@/lib/status/history/types';
import type { IncidentSeverity } from '@/lib/status/model/types';

import { Unbroken } from '../ui/unbroken';

const DAY_MS = 86_400_000;
const toIso = (ms: number): string => new Date(ms).toISOString();
const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

const isSevere = (severity: IncidentSeverity): boolean => severity === 'critical' || severity === 'high';

/** What was not observed, the incidents and the days, drawn to scale. The list below it has the same in words. */
function AxisPicture({ axis, words }: { readonly axis: MomentAxis; readonly words: Words }) {
  const { t } = words;
  const whole = Math.max(1, axis.until - axis.from);
  const place = ({ from, until }: Period) => ({
    left: percent((from - axis.from) / whole),
    width: percent((until - from) / whole),
  });
  return (
    <div
      aria-hidden="true"
      className="absolute inset-x-2 inset-y-0 overflow-hidden rounded border border-line bg-panel"
    >
      {axis.gaps.map((gap) => (
        <span
          key={gap.from}
          title={t(GAP_KEYS[gap.reason])}
          className="hatched absolute inset-y-0"
          style={place(gap)}
        />
      ))}
      {axis.days.map(({ at, share }) => (
        <span
          key={at}
          className="absolute inset-y-0 border-l border-line pl-1 text-xs whitespace-nowrap text-muted"
          style={{ left: percent(share) }}
        >
          <span className="max-sm:hidden">{formatOtherDay(toIso(at), axis.until + DAY_MS, words)}</span>
        </span>
      ))}
      {axis.marks.map((mark) => (
        <span
          key={mark.id}
          title={toDisplayName(mark.name)}
          className={`absolute bottom-0 h-3 min-w-1 border border-panel ${isSevere(mark.severity) ? 'bg-alert' : 'bg-warning-fill'}`}
          style={place(mark)}
        />
      ))}
      <span
        className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-ink"
        style={{ left: percent(axis.share) }}
      />
    </div>
  );
}

function MarkLink({
  mark,
  search,
  words,
}: {
  readonly mark: MomentMark;
  readonly search: string;
  readonly words: Words;
}) {
  // An incident that was seen for less than a minute may be over at the next whole one.
  const at = formatMoment(toNextMoment(mark.from));
  return (
    <li>
      <a href={`?${withAt(search, at)}`} className="name text-maintenance underline">
        <Unbroken text={toDisplayName(mark.name)} />
      </a>{' '}
      <span className="text-muted">
        {words.instant(toIso(mark.from), { nowMs: 0 })} –{' '}
        {words.instant(toIso(mark.until), { nowMs: mark.from })}
      </span>
    </li>
  );
}

/**
 * The days around a moment with their incidents. A script makes the slider move; without it, the list of incidents, the links and the form
 * next to it do the same.
 */
export function MomentSlider({
  words,
  axis,
  at,
  search,
  script,
}: {
  readonly words: Words;
  readonly axis: MomentAxis;
  readonly at: number;
  /** The query without a moment. */
  readonly search: string;
  readonly script: { readonly nonce: string | undefined; readonly text: string };
}) {
  const { t, instant, language, timeZone } = words;
  const { marks, total } = axis;
  const steps = (ms: number): number => Math.round((ms - axis.from) / AXIS_STEP_MS);
  return (
    <div role="group" aria-label={t('then.timeline')} className="text-sm print:hidden">
      <div className="relative h-12">
        <AxisPicture axis={axis} words={words} />
        <input
          type="range"
          id="moment-slider"
          min={0}
          max={steps(axis.until)}
          step={1}
          defaultValue={steps(at)}
          data-from={axis.from}
          data-step={AXIS_STEP_MS}
          data-language={language}
          data-zone={timeZone}
          aria-label={t('then.slider')}
          aria-valuetext={instant(toIso(at), { nowMs: 0 })}
          aria-describedby="moment-hint"
          suppressHydrationWarning
          className="moment-slider needs-script absolute inset-x-0 top-0 m-0 h-full w-full cursor-pointer appearance-none bg-transparent"
        />
      </div>
      <div className="mt-1 flex flex-wrap justify-between gap-x-4 text-muted">
        <span>{instant(toIso(axis.from), { nowMs: 0 })}</span>
        <span
          id="moment-shown"
          aria-hidden="true"
          suppressHydrationWarning
          className="font-semibold text-ink"
        />
        <span>{instant(toIso(axis.until), { nowMs: 0 })}</span>
      </div>
      <p id="moment-hint" className="needs-script sr-only">
        {t('then.sliderHint')}
      </p>
      {total > 0 && (
        <details>
          <summary className="w-fit cursor-pointer py-1 text-maintenance underline">
            {t('then.incidentCount', { count: total })}
          </summary>
          {total > marks.length && <p>{t('then.someMarked', { count: marks.length })}</p>}
          <ul className="space-y-1 py-1">
            {marks.map((mark) => (
              <MarkLink key={mark.id} mark={mark} search={search} words={words} />
            ))}
          </ul>
        </details>
      )}
      <script nonce={script.nonce} dangerouslySetInnerHTML={{ __html: script.text }} />
    </div>
  );
}
