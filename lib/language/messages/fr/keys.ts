import type { keys as source } from '../en/keys';
import type { TranslationOf } from '../message';

export const keys: TranslationOf<typeof source> = {
  menu: 'Menu',
  title: 'Raccourcis clavier',
  close: 'Fermer',
  then: '{first} puis {second}',
  search: 'Chercher dans la page',
  help: 'Afficher cette liste',
  inMap: 'Dans la carte',
  move: 'Aller de case en case',
  edges: 'Première ou dernière case de la ligne ; avec Ctrl, de la carte',
  open: 'Ouvrir les sondes de la case',
  arrows: 'Flèches',
  changed: 'vient de changer',
  updated: 'mis à jour il y a {age}',
  single: 'Activer les raccourcis à une seule touche',
};
