import type { setup as source } from '../en/setup';
import type { TranslationOf } from '../message';

export const setup: TranslationOf<typeof source> = {
  title: 'Préparer un mur',
  intro:
    'Choisissez ce que l’écran doit montrer. L’adresse dit tout : mettez-la en favori sur l’écran, ou scannez-la.',
  scopes: 'Périmètres (aucun choisi : tous)',
  services: 'Services (aucun choisi : tous)',
  views: 'Vues, tour à tour',
  ownViews: 'Périmètres et services qui ont leur propre vue',
  all: 'Tout',
  incidents: 'Incidents',
  maintenances: 'Maintenances de la semaine',
  rotate: 'Secondes par page',
  zone: 'Fuseau horaire (comme Europe/Paris ; vide : celui du site)',
  language: 'Langue',
  theme: 'Thème',
  size: 'Diagonale de l’écran, en pouces',
  distance: 'Distance des lecteurs, en mètres',
  night: 'Atténué la nuit (comme 22-06 ; vide : jamais)',
  sound: 'Son à une nouvelle alerte',
  wallTitle: 'Titre (vide : celui du tableau)',
  asBrowser: 'Celle du navigateur',
  dark: 'Sombre',
  light: 'Clair',
  on: 'Oui',
  off: 'Non',
  apply: 'Montrer',
  notUnderstood: 'Non compris, et laissé de côté : {what}.',
  tooLong:
    'Tout cela donne une adresse trop longue pour un mur. Choisissez moins de périmètres, de services et de vues.',
  address: 'L’adresse du mur',
  code: 'L’adresse du mur en code QR',
  preview: 'Aperçu',
  screen: 'L’écran lui-même',
  screenPicture:
    'Téléviseurs : désactivez le surbalayage (format d’image « Ajusté », « Plein écran » ou « 1:1 »), l’atténuation éco, la minuterie de veille, l’économiseur d’écran et l’arrêt automatique.',
  screenKiosk: 'Un ordinateur avec Chromium : lancez-le avec',
  screenSleep:
    'En http simple, aucune page ne peut garder un écran allumé : réglez le système pour ne jamais se mettre en veille.',
  screenOld: 'Un navigateur d’avant 2024 est envoyé de lui-même au mur simple ; son adresse est',
  copy: 'Copier',
  copied: 'Copié',
  selected: 'Sélectionné : appuyez sur Ctrl+C',
  fullScreen: 'Ouvrir en plein écran',
  command: 'Commande du mode kiosque',
  oldAddress: 'Adresse pour les anciens navigateurs',
  tooSmall:
    'Un écran de {inches} pouces est trop petit pour {metres} m : seules {lines} lignes sont lisibles, et il en faut {least}.',
  nearer: 'Jusqu’à {metres} m, il suffit.',
  larger: 'À cette distance, il faut au moins {inches} pouces.',
};
