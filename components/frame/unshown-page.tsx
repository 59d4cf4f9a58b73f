import type { ComponentProps } from 'react';

import { atBase } from '@/lib/site/base-path';
import { formatMoment, toNextMoment } from '@/lib/status/history/moment';
import type { MomentProblem } from '@/lib/status/history/moment-view';
import { withAt } from '@/lib/status/history/past-links';

import { Frame } from './frame';
import type { MomentHead } from './moment-bar';
import type { PageName } from './pages';

const toIso = (ms: number): string => new Date(ms).toISOString();

const PROBLEM_KEYS = {
  invalid: 'then.invalid',
  future: 'then.future',
  before: 'then.before',
  unavailable: 'then.unavailable',
  gone: 'then.gone',
} as const satisfies Readonly<Record<MomentProblem, unknown>>;

/** The content of a page of a moment that cannot be shown. */
function UnshownMain({
  head: { words, moment },
  problem,
  title,
}: {
  readonly head: MomentHead;
  readonly problem: MomentProblem;
  /** The title of the board. */
  readonly title: string;
}) {
  const { t, instant } = words;
  const { recorded, nowMs, path, search } = moment;
  const headline = t(PROBLEM_KEYS[problem]);
  const hints = {
    invalid: t('then.invalidHint', { example: formatMoment(nowMs) }),
    future: null,
    before: recorded
      ? `${t('then.recordedSince', { time: instant(toIso(recorded.from), { nowMs: 0 }) })}.`
      : t('then.nothing'),
    unavailable: t('then.unavailableHint'),
    gone: t('then.goneHint'),
  };
  return (
    <main id="content" className="page-width py-16">
      <title>{`${headline} – ${title}`}</title>
      <link rel="icon" type="image/png" href={atBase('/icons/board-180.png')} />
      <h1 className="text-2xl font-bold sm:text-[28px]">{headline}</h1>
      {hints[problem] !== null && <p className="mt-3 max-w-prose text-muted">{hints[problem]}</p>}
      {problem === 'before' && recorded && (
        <p className="mt-3">
          <a
            href={atBase(`${path}?${withAt(search, formatMoment(toNextMoment(recorded.from)))}`)}
            className="text-maintenance underline"
          >
            {t('then.first')}
          </a>
        </p>
      )}
    </main>
  );
}

/** The page of a moment that cannot be shown: it says why, and shows nothing of the present. */
export function UnshownPage({
  frame,
  summary,
  current,
  head,
  problem,
}: {
  readonly frame: Omit<ComponentProps<typeof Frame>, 'summary' | 'current' | 'head' | 'children'>;
  readonly summary: ComponentProps<typeof Frame>['summary'];
  readonly current: PageName | null;
  readonly head: MomentHead;
  readonly problem: MomentProblem;
}) {
  return (
    <Frame {...frame} summary={summary} current={current} head={head}>
      <UnshownMain head={head} problem={problem} title={summary.title} />
    </Frame>
  );
}
