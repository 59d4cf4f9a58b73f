import { Unbroken } from '@/components/ui/unbroken';
import { useWords } from '@/lib/browser/page/words';
import { INCIDENT_STATUS_KEYS, MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import { MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import { atBase } from '@/lib/site/base-path';
import type { PlacedChange } from '@/lib/status/changes/placed-change';
import type { MonitorStatus } from '@/lib/status/model/types';
import type { GlyphName } from '@/lib/status/verdict/glyphs';

import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';
import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';
import { PlaceName } from '../model/place-name';

type Change = Exclude<PlacedChange, { kind: 'gap' }>;

/** The message for the word of the state that a notice changed to. */
function stateKey(change: Exclude<Change, { kind: 'monitor' }>) {
  if (change.kind === 'incident')
    return change.change === 'opened' ? 'notice.opened' : INCIDENT_STATUS_KEYS[change.to];
  if (change.change === 'started') return 'notice.started';
  if (change.change === 'overran') return 'notice.overran';
  return change.to === 'unknown' ? 'notice.ended' : MAINTENANCE_STATUS_KEYS[change.to];
}

type StateKey = ReturnType<typeof stateKey> | (typeof MONITOR_STATUS_KEYS)[MonitorStatus];

function StateWord({ id, tone }: { readonly id: StateKey; readonly tone: GlyphName }) {
  const { t } = useWords();
  return <span className={`font-medium ${TEXT_TONES[tone]}`}>{t(id)}</span>;
}

/** What happened, with a link to the monitor, incident or maintenance. */
function Sentence({ change }: { readonly change: Change }) {
  const name = (
    <span className="name">
      <a href={atBase(`/${change.kind}s/${change.id}`)} className="font-semibold hover:underline">
        <Unbroken text={change.name} />
      </a>
    </span>
  );
  if (change.kind === 'monitor') {
    const { from, to } = change;
    const values = {
      name,
      from: <StateWord id={MONITOR_STATUS_KEYS[from]} tone={from} />,
      to: <StateWord id={MONITOR_STATUS_KEYS[to]} tone={to} />,
    };
    return <Phrase id="notice.monitorChange" values={values} />;
  }
  const status = <StateWord id={stateKey(change)} tone={change.tone} />;
  return (
    <Phrase
      id={change.kind === 'incident' ? 'notice.incidentMoved' : 'notice.maintenanceMoved'}
      values={{ name, status }}
    />
  );
}

/** Changes, newest first. Times have no zone: the heading names it. */
export function ChangeRows({
  changes,
  nowMs,
}: {
  readonly changes: readonly PlacedChange[];
  /** The day to omit from the times. */
  readonly nowMs: number;
}) {
  const { t } = useWords();
  return (
    <ol className="text-sm">
      {changes.map((change) => (
        <li
          key={change.key}
          className="flex items-baseline gap-2.5 border-t border-line py-1.5 first:border-t-0"
        >
          <span className="min-w-11 shrink-0 text-muted">
            <Instant at={change.at} nowMs={nowMs} withZone={false} />
          </span>
          <StatusGlyph
            name={change.tone}
            className={`mt-1 size-3 shrink-0 self-start ${TEXT_TONES[change.tone]}`}
          />
          <span className="min-w-0">
            {change.kind === 'gap' ? t('notice.gap') : <Sentence change={change} />}
            {change.kind !== 'gap' && (
              <span className="text-muted">
                &nbsp;· <PlaceName place={change} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
