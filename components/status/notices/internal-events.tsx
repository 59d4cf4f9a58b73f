import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/page/words';
import { changeSentence } from '@/lib/language/event-sentence';
import type { RenderedEvent } from '@/lib/status/notices/notice-details';

import { Instant } from '../../ui/instant';
import { Prose } from '../../ui/prose';

const KIND_KEYS = {
  comment: 'details.internalComment',
  create: 'details.internalCreate',
  update: 'details.internalUpdate',
  unknown: 'details.internalUnknown',
} as const;

function EventText({ event, nowMs }: { readonly event: RenderedEvent; readonly nowMs: number }) {
  const words = useWords();
  if (event.type === 'comment') {
    return <Prose prose={event} className="mt-1 max-w-prose text-[15px]" />;
  }
  return (
    <ul className="mt-1 text-[15px] wrap-anywhere">
      {event.changes.map((change) => (
        <li key={change.field}>{changeSentence(change, words, nowMs)}</li>
      ))}
    </ul>
  );
}

/** Internal comments and recorded changes, newest first and marked as internal; nothing for viewers who may not see them. */
export function InternalEvents({
  events,
  nowMs,
}: {
  readonly events: readonly RenderedEvent[] | null;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  if (events === null || events.length === 0) return null;
  return (
    <Panel id="internal" title={t('details.internalEvents')}>
      <ol className="space-y-2.5">
        {events.map((event, index) => (
          <li key={`${event.at} ${events.length - index}`}>
            <article className="rounded-card border border-dashed border-line bg-panel px-4 py-3">
              <p className="flex flex-wrap items-baseline gap-x-2 text-[13px] text-muted">
                <span className="rounded-sm border border-line px-1.5 font-semibold">
                  {t('details.internal')}
                </span>
                <span>{t(KIND_KEYS[event.type])}</span>
                <Instant at={event.at} nowMs={nowMs} />
              </p>
              <EventText event={event} nowMs={nowMs} />
            </article>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
