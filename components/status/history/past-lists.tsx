import { formatDay } from '@/lib/language/format-day';
import { SEVERITY_KEYS } from '@/lib/language/notice-keys';
import { changeSentence, formatMonth, GAP_KEYS } from '@/lib/language/past-words';
import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import { atOf, type IncidentMonth, type PastIncident, type PastRow } from '@/lib/status/history/past-list';
import { groupByDay } from '@/lib/status/lists/by-day';

import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';
import { Unbroken } from '../../ui/unbroken';
import { WordsPhrase } from '../../ui/words-phrase';
import { PlaceLinks } from '../model/place-name';
import { MomentLink } from './moment-link';

const toIso = (ms: number): string => new Date(ms).toISOString();

function Time({ at, words }: { readonly at: string; readonly words: Words }) {
  return <time dateTime={at}>{words.instant(at, { nowMs: Date.parse(at), withZone: false })}</time>;
}

/** What happened, with a link to the subject, which may be deleted by now. */
function Sentence({
  row,
  words,
}: {
  readonly row: Extract<PastRow, { kind: 'change' }>;
  readonly words: Words;
}) {
  const { change } = row;
  const { t } = words;
  const { id, from, to } = changeSentence(change);
  const kind = change.kind === 'inventory' ? change.of : change.kind;
  const status = (key: typeof from) => key && <span className="font-medium">{t(key)}</span>;
  const toStatus = to && <span className={TEXT_TONES[row.tone]}>{status(to)}</span>;
  return (
    <WordsPhrase
      words={words}
      id={id}
      values={{
        name: (
          <a href={atBase(`/${kind}s/${change.id}`)} className="name font-semibold hover:underline">
            <Unbroken text={change.name} />
          </a>
        ),
        before: change.kind === 'inventory' && <span className="name">{change.fromName}</span>,
        from: status(from),
        to: toStatus,
        status: toStatus,
      }}
    />
  );
}

function Row({
  row,
  words,
  nowMs,
}: {
  readonly row: PastRow;
  readonly words: Words;
  readonly nowMs: number;
}) {
  const { t, duration } = words;
  const tone = row.kind === 'gap' ? 'unknown' : row.tone;
  return (
    <li
      className={`flex items-baseline gap-2.5 border-t border-line py-1.5 first:border-t-0 ${row.kind === 'gap' ? 'text-muted' : ''}`}
    >
      <span className="w-11 shrink-0 text-muted">
        <MomentLink at={atOf(row)} nowMs={nowMs} page={atBase('/')} words={words}>
          <Time at={toIso(atOf(row))} words={words} />
        </MomentLink>
      </span>
      {tone === 'neutral' ? (
        <span className="size-3 shrink-0" />
      ) : (
        <StatusGlyph name={tone} className={`mt-1 size-3 self-start ${TEXT_TONES[tone]}`} />
      )}
      <span className="min-w-0 wrap-anywhere">
        {row.kind === 'gap' ? (
          t('past.gap', {
            duration: duration((row.gap.until - row.gap.from) / 1_000),
            reason: t(GAP_KEYS[row.gap.reason]),
          })
        ) : (
          <>
            <Sentence row={row} words={words} />
            {row.isPlaced && (
              <span className="text-muted">
                &nbsp;· <PlaceLinks place={row.change} />
              </span>
            )}
          </>
        )}
      </span>
    </li>
  );
}

/** Changes and gaps by day, newest first. Their times lead to the board as it was then. */
export function PastRows({
  rows,
  words,
  nowMs,
}: {
  readonly rows: readonly PastRow[];
  readonly words: Words;
  readonly nowMs: number;
}) {
  const { t, language, timeZone } = words;
  return groupByDay(rows, (row) => toIso(atOf(row)), timeZone).map(({ day, items }) => (
    <section key={day} aria-labelledby={`day-${day}`} className="mb-5">
      <h3 id={`day-${day}`} className="mb-1.5 text-sm font-semibold text-muted first-letter:uppercase">
        {day === null ? t('list.unknownDay') : `${formatDay(day, language)} ${day.slice(0, 4)}`}
      </h3>
      <ol className="rounded-card border border-line bg-panel px-4 py-1.5 text-sm">
        {items.map((row) => (
          <Row
            key={row.kind === 'gap' ? `gap ${row.gap.from}` : row.change.key}
            row={row}
            words={words}
            nowMs={nowMs}
          />
        ))}
      </ol>
    </section>
  ));
}

function IncidentRow({ incident, words }: { readonly incident: PastIncident; readonly words: Words }) {
  const { t, duration, instant } = words;
  const { id, name, severity, startedAt, seconds, isOngoing, isDeleted } = incident;
  const lasted = t(isOngoing ? 'past.ongoing' : 'past.lasted', { duration: duration(seconds) });
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <a href={atBase(`/incidents/${id}`)} className="name font-semibold wrap-anywhere hover:underline">
        <Unbroken text={name} />
      </a>
      <p className="text-muted">
        {t(SEVERITY_KEYS[severity])}
        {'\u00a0· '}
        <time dateTime={startedAt}>
          {instant(startedAt, { nowMs: Date.parse(startedAt) - 86_400_000 * 2 })}
        </time>
        {'\u00a0· '}
        {lasted}
        {isDeleted && `\u00a0· ${t('past.deleted')}`}
        {'\u00a0· '}
        <PlaceLinks place={incident} />
      </p>
    </li>
  );
}

/** Incidents by month, newest first, with their durations. */
export function IncidentMonths({
  months,
  words,
}: {
  readonly months: readonly IncidentMonth[];
  readonly words: Words;
}) {
  const { t, language, duration } = words;
  return months.map(({ month, incidents, seconds }) => (
    <section key={month} aria-labelledby={`month-${month}`} className="mb-5">
      <div className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <h3 id={`month-${month}`} className="font-semibold first-letter:uppercase">
          {formatMonth(month, language)}
        </h3>
        <p className="text-muted">
          {t('past.monthCount', { count: incidents.length, duration: duration(seconds) })}
        </p>
      </div>
      <ol className="rounded-card border border-line bg-panel px-4 py-1 text-sm">
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} words={words} />
        ))}
      </ol>
    </section>
  ));
}
