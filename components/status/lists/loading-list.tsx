import { useEffect, useState, type ReactNode } from 'react';

import type { Loading } from '@/lib/browser/live/use-view';
import { useWords } from '@/lib/browser/page/words';

/** A shorter wait is not worth a word. */
const MOMENT_MS = 400;

/** True once something has lasted for a moment. */
function useLasting(isOn: boolean): boolean {
  const [hasLasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setLasted(true), MOMENT_MS);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isOn]);
  return isOn && hasLasted;
}

/** A list with a status line: while other filters are loading, it says so and shows the previous result as it was. */
export function LoadingList({
  loading,
  children,
}: {
  readonly loading: Loading;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const isLong = useLasting(loading === 'loading');
  return (
    <div className="relative">
      <p
        role="status"
        className={
          loading === 'failed'
            ? 'hatched mb-4 rounded-card border border-line px-4 py-2 text-sm'
            : 'absolute -top-8 right-0 z-10 rounded-card border border-line bg-panel px-3 py-1 text-sm empty:hidden'
        }
      >
        {loading === 'failed' ? t('list.notLoaded') : isLong ? t('list.loading') : null}
      </p>
      {/* Live regions within a busy element may stay silent. */}
      <div aria-busy={loading !== null}>{children}</div>
    </div>
  );
}
