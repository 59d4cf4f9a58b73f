import { useWords } from '@/lib/browser/page/words';
import type { ScreensBoardFacts } from '@/lib/screens/screen-items';

const NOTES = { earlier: 'screens.storeLost', none: 'screens.storeUnread' } as const;

/** Says so where the store that keeps screens and links cannot be read: a list that is old, or none, must not look like what there is. */
export function StoreNote({ knowledge }: Pick<ScreensBoardFacts, 'knowledge'>) {
  const { t } = useWords();
  if (knowledge === 'current') return null;
  return (
    <p role="alert" className="mb-6 rounded-card border border-alert-edge px-4 py-3 font-semibold">
      {t(NOTES[knowledge])}
    </p>
  );
}
