import type { keys as source } from '../en/keys';
import type { TranslationOf } from '../message';

export const keys: TranslationOf<typeof source> = {
  menu: 'Menu',
  title: 'Raccourcis clavier',
  close: 'Fermer',
  then: '{first} puis {second}',
  search: 'Rechercher dans le tableau de bord',
  searchShort: 'Rechercher',
  help: 'Afficher cette liste',
  inMap: 'Dans la carte',
  move: 'Passer d’une case à l’autre',
  edges: 'Première ou dernière case de la ligne ; avec Ctrl, de la carte',
  open: 'Ouvrir la page de la case',
  arrows: 'Touches fléchées',
  changed: 'modifié récemment',
  updated: 'mis à jour il y a {age}',
  single: 'Activer les raccourcis à une seule touche',
};
