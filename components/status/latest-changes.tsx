import { Instant } from '@/components/ui/instant';
import { Panel } from '@/components/ui/panel';
import type { PlacedChange } from '@/lib/status/overview';

import { StatusGlyph, type GlyphName } from './status-glyph';

const COLOURS: Readonly<Record<GlyphName, string>> = {
  ok: 'text-ok',
  warning: 'text-warning',
  alert: 'text-alert',
  unknown: 'text-unknown',
  maintenance: 'text-maintenance',
};

function toGlyph(change: PlacedChange): GlyphName {
  if (change.kind === 'monitor') return change.to;
  if (change.kind === 'incident') return change.change === 'resolved' ? 'ok' : 'alert';
  if (change.kind === 'maintenance') return change.change === 'overran' ? 'warning' : 'maintenance';
  return 'unknown';
}

function toWords(change: PlacedChange): string {
  if (change.kind === 'gap') return 'Nobody looked until then: what happened before is not known';
  if (change.kind === 'monitor') return `${change.name} ${change.from} → ${change.to}`;
  if (change.kind === 'maintenance') return `Maintenance ${change.change}: ${change.name}`;
  return change.change === 'moved'
    ? `Incident ${change.to}: ${change.name}`
    : `Incident ${change.change}: ${change.name}`;
}

/** What changed lately, newest first, as it was seen. */
export function LatestChanges({
  changes,
  nowMs,
  timeZone,
}: {
  readonly changes: readonly PlacedChange[];
  readonly nowMs: number;
  readonly timeZone: string;
}) {
  return (
    <div className="mt-5 rounded-card border border-line bg-panel p-4">
      <Panel id="changes" title="Latest changes">
        {changes.length === 0 ? (
          <p className="text-sm text-muted">0 changes seen yet</p>
        ) : (
          <ol className="text-sm">
            {changes.map((change, index) => (
              <li
                key={`${change.at} ${index}`}
                className="flex items-baseline gap-2.5 border-t border-line py-1.5 first:border-t-0"
              >
                <span className="w-[5.5rem] shrink-0 text-muted">
                  <Instant at={change.at} nowMs={nowMs} timeZone={timeZone} />
                </span>
                <StatusGlyph
                  name={toGlyph(change)}
                  className={`size-3 self-center ${COLOURS[toGlyph(change)]}`}
                />
                <span className="min-w-0">
                  {toWords(change)}
                  {change.kind !== 'gap' && (
                    <span className="name text-muted">
                      {' '}
                      · {change.service} / {change.scope}
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
