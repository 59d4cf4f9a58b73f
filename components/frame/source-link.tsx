import { useWords } from '@/lib/browser/page/words';

/** Link to an item's page in ProdManager, for viewers who get its address. */
export function SourceLink({ url }: { readonly url: string | null }) {
  const { t } = useWords();
  if (url === null) return null;
  return (
    <p className="text-sm print:hidden">
      <a href={url} target="_blank" rel="noopener noreferrer" className="text-maintenance underline">
        {t('board.openInSource')}
      </a>
    </p>
  );
}
