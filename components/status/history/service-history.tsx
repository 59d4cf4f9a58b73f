import { RANGE_KEYS, stripLabel, stripSummary } from '@/lib/language/history-words';
import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import type { ServiceStrips, StripView } from '@/lib/status/history/strip-view';
import { STRIP_RANGES, type StripRange } from '@/lib/status/history/types';
import type { Dimension } from '@/lib/status/model/types';

import { Panel } from '../../ui/panel';
import { Unbroken } from '../../ui/unbroken';
import { HistoryNote } from './history-note';
import { Legend } from './history-strips';
import { RunPicture } from './run-picture';
import { Hatching } from './strip-picture';

const HATCHING = 'hatching-services';
/** How many services a page shows before "Show all", on a phone and elsewhere. */
const UNFOLDED_ON_PHONE = 4;
const UNFOLDED = 12;

// Without JavaScript, a chosen radio button shows its range. Class names must be complete, because Tailwind finds them by text search.
const SHOWN_RANGE: Readonly<Record<StripRange, string>> = {
  '24h': 'hidden group-has-[#strips-24h:checked]/strips:block',
  '7d': 'hidden group-has-[#strips-7d:checked]/strips:block',
  '30d': 'hidden group-has-[#strips-30d:checked]/strips:block',
  '90d': 'hidden group-has-[#strips-90d:checked]/strips:block',
};
const FOLDED = 'hidden group-has-[#strips-all:checked]/strips:block print:block';
const FOLDED_ON_PHONE = 'max-sm:hidden group-has-[#strips-all:checked]/strips:block print:block';

const foldOf = (index: number): string =>
  index >= UNFOLDED ? FOLDED : index >= UNFOLDED_ON_PHONE ? FOLDED_ON_PHONE : '';

function Ranges({ t }: Pick<Words, 't'>) {
  return (
    <fieldset className="flex flex-wrap gap-x-1 print:hidden">
      <legend className="sr-only">{t('history.range')}</legend>
      {STRIP_RANGES.map((range) => (
        <label
          key={range}
          className="flex min-h-8 cursor-pointer items-center gap-1.5 rounded-card px-2 text-sm has-checked:bg-cell has-checked:font-semibold"
        >
          <input type="radio" name="strips" id={`strips-${range}`} defaultChecked={range === '90d'} />
          {t(RANGE_KEYS[range])}
        </label>
      ))}
    </fieldset>
  );
}

function ServiceLine({
  service: { id, name },
  strips,
  className,
  words,
}: {
  readonly service: Dimension;
  readonly strips: readonly StripView[];
  readonly className: string;
  readonly words: Words;
}) {
  const { t } = words;
  return (
    <li className={className}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <a
          href={atBase(`/services/${id}`)}
          className="name inline-block max-w-full py-1 text-[15px] font-semibold hover:underline"
        >
          <Unbroken text={name} />
        </a>
        {strips.length === 0 && <p className="text-sm text-muted">{t('history.noRecord')}</p>}
        {strips.map((strip) => (
          <p
            key={strip.range}
            aria-hidden="true"
            className={`text-sm text-muted ${SHOWN_RANGE[strip.range]}`}
          >
            {stripSummary(strip, words)}
          </p>
        ))}
      </div>
      {strips.map((strip) => (
        <div key={strip.range} className={SHOWN_RANGE[strip.range]}>
          <RunPicture
            strip={strip}
            hatching={HATCHING}
            label={t('history.stripLabel', {
              range: t(RANGE_KEYS[strip.range]),
              summary: stripLabel(strip, words),
            })}
          />
        </div>
      ))}
    </li>
  );
}

/** A strip of each service, in the order given. It is drawn on the server, and works without JavaScript; the pages of the services have the numbers of every bar. */
export function ServiceHistory({
  words,
  services,
  shown,
}: {
  readonly words: Words;
  readonly services: readonly Dimension[];
  /** Null while the history cannot be read. */
  readonly shown: ServiceStrips | null;
}) {
  const { t } = words;
  if (services.length === 0) return null;
  if (!shown || shown.accountedUntil === null)
    return (
      <Panel id="history" title={t('history.services')}>
        <p className="text-sm text-muted">{t(shown ? 'history.begins' : 'history.unavailable')}</p>
      </Panel>
    );
  const count = services.length;
  return (
    <Panel id="history" title={t('history.services')} note={<HistoryNote words={words} shown={shown} />}>
      <div className="group/strips rounded-card border border-line bg-panel p-4">
        <svg width="0" height="0" aria-hidden="true" className="absolute">
          <Hatching id={HATCHING} />
        </svg>
        <Ranges t={t} />
        <ul className="my-3 space-y-3">
          {services.map((service, index) => (
            <ServiceLine
              key={service.id}
              service={service}
              strips={shown.services.get(service.id) ?? []}
              className={foldOf(index)}
              words={words}
            />
          ))}
        </ul>
        {count > UNFOLDED_ON_PHONE && (
          <label
            className={`mb-3 flex min-h-8 w-fit cursor-pointer items-center gap-1.5 text-sm print:hidden ${count > UNFOLDED ? '' : 'sm:hidden'}`}
          >
            <input type="checkbox" id="strips-all" />
            {t('history.showAll', { count })}
          </label>
        )}
        <Legend t={t} />
      </div>
    </Panel>
  );
}
