import { useWords } from '@/lib/browser/page/words';
import type { ScreensBoardFacts } from '@/lib/screens/screen-items';

const NOTES = { earlier: 'screens.storeLost', none: 'screens.storeUnread' } as const;

/** Warns that the store cannot be read, so that a stale or missing list does not look complete. */
export function StoreNote({ knowledge }: Pick<ScreensBoardFacts, 'knowledge'>) {
  const { t } = useWords();
  if (knowledge === 'current') return null;
  return (
    <p role="alert" className="mb-6 rounded-card border border-alert-edge px-4 py-3 font-semibold">
      {t(NOTES[knowledge])}
    </p>
  );
}
