import type { refused as source } from '../en/refused';
import type { TranslationOf } from '../message';

export const refused: TranslationOf<typeof source> = {
  title: 'Accès refusé',
  since: 'depuis {time}',
  hint: 'Cet écran n’a plus accès au tableau. Il réessaie automatiquement.',
  again: 'Associer à nouveau',
};
