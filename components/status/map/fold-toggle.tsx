import { useWords } from '@/lib/browser/page/words';
import type { ArrangedMap } from '@/lib/status/map/map-order';

/** Opens the healthy lines that a map folds away. Styles do it, so it needs no JavaScript. */
export function FoldToggle({
  map: { rows, columns },
  onToggle,
}: {
  readonly map: ArrangedMap;
  readonly onToggle: () => void;
}) {
  const { t } = useWords();
  const count = (lines: ArrangedMap['rows'] | ArrangedMap['columns']) =>
    lines.filter(({ isFolded }) => isFolded).length;
  const [services, scopes] = [count(rows), count(columns)];
  const parts = [
    ...(services > 0 ? [t('map.foldedServices', { count: services })] : []),
    ...(scopes > 0 ? [t('map.foldedScopes', { count: scopes })] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <details className="map-fold" onToggle={onToggle}>
      <summary className="cursor-pointer rounded-[7px] border border-line bg-panel px-2.5 py-1 text-sm text-maintenance">
        {parts.join(' · ')}
      </summary>
    </details>
  );
}
