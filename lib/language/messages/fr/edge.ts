import type { edge as source } from '../en/edge';
import type { TranslationOf } from '../message';

export const edge: TranslationOf<typeof source> = {
  malformed: 'Cette URL est mal formée.',
  missing: 'Page introuvable.',
  onlyRead: 'Cette URL est en lecture seule.',
  longBody: 'Le corps de la requête est trop long.',
  longAddress: 'Cette URL est trop longue.',
  manyQuestions: 'Trop de requêtes sur l’historique. Réessayez dans une minute.',
  broken:
    'Cette page n’a pas pu être affichée. Le problème vient du tableau de bord et n’indique rien sur la production.',
  busy: 'Trop de requêtes. Réessayez dans une seconde.',
};
