import { type ComponentType, useEffect, useState } from 'react';

import { useAlertChoice } from '@/lib/browser/alerts/alert-choice';
import { useWords } from '@/lib/browser/page/words';
import type { TroubleView } from '@/lib/status/overview/troubles';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import type { LiveBoard } from '../freshness/use-live-board';

type AlertBoard = LiveBoard<BoardSummary & TroubleView>;

export type AlertState = 'button' | 'on' | 'blocked';

/** What is loaded once a viewer wants alerts. */
export type AlertSheetProps = {
  readonly live: AlertBoard;
  readonly onState: (state: AlertState) => void;
};

/** A button that opens the choice of alerts in this browser. Its code is loaded when it is needed. */
export function AlertMe({ live }: { readonly live: AlertBoard }) {
  const { t } = useWords();
  const isChosen = useAlertChoice().size > 0;
  const [isWanted, setIsWanted] = useState(false);
  const [state, setState] = useState<AlertState>('button');
  const [Sheet, setSheet] = useState<ComponentType<AlertSheetProps> | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const isNeeded = isWanted || isChosen;
  useEffect(() => {
    if (!isNeeded) return;
    let isOver = false;
    import('./alert-sheet').then(
      ({ AlertSheet }) => {
        if (!isOver) setSheet(() => AlertSheet);
      },
      () => setHasFailed(true),
    );
    return () => {
      isOver = true;
    };
  }, [isNeeded]);
  return (
    <>
      <button
        type="button"
        popoverTarget="alerts"
        onClick={() => setIsWanted(true)}
        className={`min-h-6 cursor-pointer text-sm underline print:hidden noscript:hidden ${state === 'blocked' ? 'font-semibold text-warning' : 'text-maintenance'}`}
      >
        {t(`alerts.${state}`)}
      </button>
      <div
        id="alerts"
        popover="auto"
        role="dialog"
        aria-label={t('alerts.title')}
        className="popover-sheet popover-sheet-left text-left text-sm text-ink sm:w-96"
      >
        {Sheet ? <Sheet live={live} onState={setState} /> : hasFailed && <p>{t('alerts.unloaded')}</p>}
      </div>
    </>
  );
}
