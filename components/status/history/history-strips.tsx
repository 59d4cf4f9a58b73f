import { barPeriod, barState, barText, RANGE_KEYS, stripSummary } from '@/lib/language/history-words';
import { formatPercent } from '@/lib/language/format-percent';
import type { Words } from '@/lib/language/words';
import type { ShownStrips, StripView } from '@/lib/status/history/strip-view';

import { Panel } from '../../ui/panel';
import { HistoryNote } from './history-note';
import { MomentLink } from './moment-link';
import { BarShapes, Hatching, StripPicture } from './strip-picture';
import { StripReader } from './strip-reader';

const LEGEND = ['ok', 'warning', 'alert', 'maintenance', 'unobserved'] as const;

function Swatch({ state }: { readonly state: (typeof LEGEND)[number] | 'incident' }) {
  const isHatched = state === 'unobserved';
  const id = `legend-${state}`;
  return (
    <svg width="9" height="45" viewBox="0 0 9 45" aria-hidden="true" className="h-7 w-1.5 shrink-0">
      {isHatched && <Hatching id={id} />}
      <BarShapes
        bar={{
          state: state === 'incident' ? null : state,
          share: 1,
          unobserved: isHatched ? 1 : 0,
          incidents: state === 'incident' ? 1 : 0,
        }}
        x={{ start: '0', middle: '4.5' }}
        width="9"
        hatching={id}
      />
    </svg>
  );
}

/** What the heights, colours and marks of strips mean. */
export function Legend({ t }: Pick<Words, 't'>) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {LEGEND.map((state) => (
        <li key={state} className="flex items-end gap-1.5">
          <Swatch state={state} />
          {t(`history.${state}`)}
        </li>
      ))}
      <li className="flex items-end gap-1.5">
        <Swatch state="incident" />
        {t('history.incidentMark')}
      </li>
    </ul>
  );
}

/** The numbers of a strip, newest first, for those who cannot see it. */
function StripTable({
  strip: { range, bars },
  words,
  timeZone,
  linkedUntil,
}: {
  readonly strip: StripView;
  readonly words: Words;
  readonly timeZone: string;
  /** The periods until then lead to the page as it was when they began; null without links. */
  readonly linkedUntil: number | null;
}) {
  const { t, language } = words;
  const percent = (value: number | null): string => (value === null ? '–' : formatPercent(value, language));
  const headings = ['period', 'worst', 'availability', 'notObserved', 'outages', 'incidents'] as const;
  const cell = 'px-2 py-1 text-right';
  return (
    <table className="mt-3 w-full text-sm">
      <caption className="text-left font-semibold">{t(RANGE_KEYS[range])}</caption>
      <thead className="text-muted">
        <tr>
          {headings.map((heading, index) => (
            <th
              key={heading}
              scope="col"
              className={index < 2 ? 'px-2 py-1 text-left font-medium' : `${cell} font-medium`}
            >
              {t(`history.${heading}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.toReversed().map((bar) => (
          <tr key={bar.from} className="border-t border-line">
            <th scope="row" className="px-2 py-1 text-left font-normal whitespace-nowrap">
              <MomentLink
                at={bar.from}
                nowMs={bar.state === null ? -Infinity : (linkedUntil ?? -Infinity)}
                page=""
                words={words}
              >
                {barPeriod(bar, range, words, timeZone)}
              </MomentLink>
            </th>
            <td className="px-2 py-1">{barState(bar, words)}</td>
            <td className={cell}>{percent(bar.availability)}</td>
            <td className={cell}>{percent(bar.unobservedPercent)}</td>
            <td className={cell}>{bar.outages}</td>
            <td className={cell}>{bar.incidents}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The strips of a page, drawn on the server. They do not change until the page is loaded again, and say up to when they go. */
export function HistoryStrips({
  words,
  shown,
  hasMoments = false,
}: {
  readonly words: Words;
  /** Null while the history cannot be read. */
  readonly shown: ShownStrips | null;
  /** Whether the page shows moments of the past, which the tables then lead to. */
  readonly hasMoments?: boolean;
}) {
  const { t } = words;
  if (!shown || shown.accountedUntil === null)
    return (
      <Panel id="history" title={t('history.title')}>
        <p className="text-sm text-muted">{t(shown ? 'history.begins' : 'history.unavailable')}</p>
      </Panel>
    );
  const { strips, timeZone } = shown;
  return (
    <Panel id="history" title={t('history.title')} note={<HistoryNote words={words} shown={shown} />}>
      <div className="space-y-3 rounded-card border border-line bg-panel p-4">
        {strips.map((strip) => {
          const { range, bars } = strip;
          const [name, summary] = [t(RANGE_KEYS[range]), stripSummary(strip, words)];
          return (
            <StripReader key={range} name={name} summary={summary} hint={t('history.keysHint')}>
              <StripPicture
                id={`hatching-${range}`}
                label={t('history.stripLabel', { range: name, summary })}
                bars={bars}
                texts={bars.map((bar) => barText(bar, range, words, timeZone))}
              />
            </StripReader>
          );
        })}
        <Legend t={t} />
        <details className="text-sm print:hidden">
          <summary className="cursor-pointer py-1 text-maintenance underline">{t('history.asTable')}</summary>
          {/* The days of the others are part of the longest. */}
          {strips
            .filter(({ range }) => range === '24h' || range === '90d')
            .map((strip) => (
              <StripTable
                key={strip.range}
                strip={strip}
                words={words}
                timeZone={timeZone}
                linkedUntil={hasMoments ? shown.accountedUntil : null}
              />
            ))}
        </details>
      </div>
    </Panel>
  );
}
