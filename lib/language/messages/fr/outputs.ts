import type { TranslationOf } from '../message';
import type { outputs as en } from '../en/outputs';

export const outputs: TranslationOf<typeof en> = {
  service: 'Service',
  scope: 'Périmètre',
  allServices: 'Tous les services',
  allScopes: 'Tous les périmètres',
  show: 'Afficher',
  feeds: 'Flux et calendrier',
  status: 'État de la production',
  badge: 'Badge',
  badgeHint: 'Pour un README ou un wiki, en Markdown.',
  banner: 'Bandeau',
  bannerHint: 'En haut d’une page, seulement quand quelque chose ne va pas.',
  frame: 'Cadre',
  frameHint: 'L’état dans une autre page.',
  frameBlocked:
    'Aucun autre site ne peut encore afficher ce tableau : son exploitant les nomme dans {variable}.',
  picture: 'Image',
  pictureHint: 'Pour les messageries. Elle montre l’heure de ses données.',
  programs: 'Pour les programmes',
  statuspage: 'Au format de Statuspage, pour tout le tableau :',
  snapshot: 'Le tableau, ou la partie choisie, en JSON :',
  reference: 'Toute l’API',
};
