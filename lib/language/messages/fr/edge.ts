import type { edge as source } from '../en/edge';
import type { TranslationOf } from '../message';

export const edge: TranslationOf<typeof source> = {
  malformed: 'Cette adresse est mal formée.',
  missing: 'Il n’y a rien ici.',
  onlyRead: 'Cette adresse est en lecture seule.',
  longBody: 'Les données envoyées sont trop longues.',
  longAddress: 'L’adresse est trop longue.',
  manyQuestions: 'Trop de demandes d’historique. Réessayez dans une minute.',
  broken:
    'Affichage impossible. C’est une défaillance du tableau de bord, et n’indique rien sur la production.',
  busy: 'Trop de demandes à la fois. Réessayez dans une seconde.',
};
