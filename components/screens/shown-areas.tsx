import { useWords } from '@/lib/browser/page/words';
import type { NamedArea } from '@/lib/screens/screen-items';

/** The scopes and services that a screen or link shows, as text. */
export function ShownAreas({ areas }: { readonly areas: readonly NamedArea[] }) {
  const { t } = useWords();
  if (areas.some(({ scopes, services }) => scopes === null && services === null))
    return <>{t('screens.everything')}</>;
  const listOf = (names: readonly string[] | null, all: string): string => names?.join(', ') ?? all;
  const shown = areas.filter(({ scopes, services }) => scopes?.length !== 0 && services?.length !== 0);
  if (shown.length === 0) return <>{t('screens.noLonger')}</>;
  return shown.map(({ scopes, services }, index) => (
    <span key={index} className="name block [overflow-wrap:anywhere]">
      {t('screens.of', {
        scopes: listOf(scopes, t('screens.allScopes')),
        services: listOf(services, t('screens.allServices')),
      })}
    </span>
  ));
}
