import type { ReactNode } from 'react';

import { GAP_KEYS } from '@/lib/language/past-words';
import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import { formatMoment } from '@/lib/status/history/moment';
import type { MomentView } from '@/lib/status/history/moment-view';
import { AT, withAt } from '@/lib/status/history/past-links';

import { WordsPhrase } from '../ui/words-phrase';
import { MomentSlider } from './moment-slider';

/** What the head of a page of the past is rendered with, on the server only. */
export interface MomentHead {
  readonly words: Words;
  readonly moment: MomentView;
  /** The moment as in addresses; null if there is none that can be shown. */
  readonly at: string | null;
  readonly script: { readonly nonce: string | undefined; readonly text: string };
}

const toIso = (ms: number): string => new Date(ms).toISOString();
const BUTTON = 'rounded-card border border-unknown bg-panel px-3 py-1.5 hover:bg-cell';

/** A field for a date and time in the zone of the viewer. It needs no script. */
export function MomentForm({
  words: { t, timeZone },
  page,
  search,
  local,
}: {
  readonly words: Words;
  /** The address of the page that shows the moment. */
  readonly page: string;
  /** Its query without a moment. */
  readonly search: string;
  /** The value of the field. */
  readonly local: string;
}) {
  return (
    <form method="get" action={page} className="flex flex-wrap items-center gap-2">
      {[...new URLSearchParams(search)].map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <label className="flex flex-wrap items-center gap-x-2">
        {t('then.choose', { zone: timeZone })}
        <input
          type="datetime-local"
          name={AT}
          defaultValue={local}
          required
          className="rounded-card border border-unknown bg-panel px-2 py-1"
        />
      </label>
      <button type="submit" className={BUTTON}>
        {t('then.show')}
      </button>
    </form>
  );
}

/** Why the moment was not observed; nothing if it was. */
function Observed({
  words: { t, instant },
  moment: { observation, recorded },
}: Pick<MomentHead, 'words' | 'moment'>): ReactNode {
  const at = (ms: number): string => instant(toIso(ms), { nowMs: 0 });
  if (observation?.state === 'gap') {
    const { reason, from, until } = observation.gap;
    return t('then.gap', { reason: t(GAP_KEYS[reason]), from: at(from), until: at(until) });
  }
  return observation?.state === 'outside' && recorded
    ? t('then.outside', { time: at(recorded.until) })
    : null;
}

/** Links to other moments on the same page. */
function Steps({ words: { t }, moment: { steps, path, search } }: Pick<MomentHead, 'words' | 'moment'>) {
  const link = (at: number): string => atBase(`${path}?${withAt(search, formatMoment(at))}`);
  return (['dayBack', 'hourBack', 'hourOn', 'dayOn'] as const).map((name) => {
    const at = steps[name];
    return (
      at !== null && (
        <li key={name}>
          <a
            href={link(at)}
            rel={name.endsWith('Back') ? 'prev' : 'next'}
            className={`inline-block ${BUTTON}`}
          >
            {t(`then.${name}`)}
          </a>
        </li>
      )
    );
  });
}

/** Says which moment of the past a page shows, with ways to others and back to now. It is complete without JavaScript. */
export function MomentBar({ words, moment, script }: MomentHead) {
  const { t, instant } = words;
  const { at, observation, path, search, local, axis } = moment;
  const now = `${path}${search === '' ? '' : `?${search}`}`;
  const time = at !== null && <time dateTime={toIso(at)}>{instant(toIso(at), { nowMs: 0 })}</time>;
  const observed = at === null ? null : Observed({ words, moment });
  return (
    <section
      aria-label={t('then.label')}
      className="is-past border-b-2 border-maintenance-edge bg-maintenance-fill text-[15px]"
    >
      <div className="page-width space-y-2.5 py-3">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          {at !== null && (
            <p className="font-semibold sm:text-lg">
              {observation === null ? time : <WordsPhrase words={words} id="then.shown" values={{ time }} />}
            </p>
          )}
          <a href={atBase(now)} className="font-semibold text-maintenance underline print:hidden">
            {t('then.backToNow')}
          </a>
        </div>
        {observed !== null && (
          <p role="note" className="hatched w-fit rounded-card border border-line px-3 py-1.5 font-semibold">
            {observed}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm print:hidden">
          <nav aria-label={t('then.steps')}>
            <ul className="flex flex-wrap gap-2">
              <Steps words={words} moment={moment} />
            </ul>
          </nav>
          <MomentForm words={words} page={atBase(path)} search={search} local={local} />
        </div>
        {axis && at !== null && (
          <MomentSlider words={words} axis={axis} at={at} search={search} script={script} />
        )}
      </div>
    </section>
  );
}
