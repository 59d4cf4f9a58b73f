import type { list as source } from '../en/list';
import type { TranslationOf } from '../message';

export const list: TranslationOf<typeof source> = {
  search: 'Rechercher',
  filters: 'Filtres',
  apply: 'Appliquer',
  chosen: { one: '{count} choisie', other: '{count} choisies' },
  remove: 'Sans {name}',
  clear: 'Tout effacer',
  leftOut: 'Laissé de côté, car sans signification ici : {filters}',
  paging: 'Pages de la liste',
  previous: 'Précédente',
  next: 'Suivante',
  page: 'Page {page} sur {pages}',
};
