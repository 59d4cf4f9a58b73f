import type { refused as source } from '../en/refused';
import type { TranslationOf } from '../message';

export const refused: TranslationOf<typeof source> = {
  title: 'Accès refusé',
  since: 'depuis {time}',
  hint: 'Cet écran ne peut plus voir le tableau. Il continue de demander de lui-même.',
  again: 'L’associer de nouveau',
};
