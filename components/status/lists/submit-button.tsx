import { useWords } from '@/lib/browser/page/words';

/** Submits the filter form when JavaScript is not available. */
export function SubmitButton() {
  const { t } = useWords();
  return (
    <noscript>
      <button type="submit" className="rounded-card border border-unknown bg-panel px-3 py-2 font-medium">
        {t('list.apply')}
      </button>
    </noscript>
  );
}
