import { useWords } from '@/lib/browser/page/words';

/** Sends a form of filters where there is no JavaScript to do so. */
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
