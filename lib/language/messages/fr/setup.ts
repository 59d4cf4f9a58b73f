import type { setup as source } from '../en/setup';
import type { TranslationOf } from '../message';

export const setup: TranslationOf<typeof source> = {
  title: 'Configurer l’écran mural',
  intro:
    'Choisissez ce que l’écran affiche. Tous les réglages sont dans l’URL : mettez-la en favori sur l’écran ou scannez le code.',
  scopes: 'Périmètres (tous si aucun n’est sélectionné)',
  services: 'Services (tous si aucun n’est sélectionné)',
  views: 'Vues en rotation',
  ownViews: 'Périmètres et services avec leur propre vue',
  all: 'Tout',
  incidents: 'Incidents',
  maintenances: 'Maintenances de la semaine',
  rotate: 'Secondes par page',
  zone: 'Fuseau horaire (ex. Europe/Paris ; par défaut : serveur)',
  language: 'Langue',
  theme: 'Thème',
  size: 'Diagonale de l’écran, en pouces',
  distance: 'Distance de lecture, en mètres',
  night: 'Luminosité réduite la nuit (ex. 22-06)',
  sound: 'Son à chaque nouvelle alerte',
  oled: 'Écran OLED : permuter haut et bas',
  wallTitle: 'Titre (par défaut : celui du tableau)',
  asBrowser: 'Navigateur',
  dark: 'Sombre',
  light: 'Clair',
  on: 'Oui',
  off: 'Non',
  apply: 'Actualiser l’aperçu',
  notUnderstood: {
    one: 'Paramètre inconnu ignoré : {what}.',
    other: 'Paramètres inconnus ignorés : {what}.',
  },
  tooLong: 'Cette URL est trop longue. Sélectionnez moins de périmètres, de services et de vues.',
  address: 'URL de l’écran mural',
  code: 'Code QR de l’URL de l’écran mural',
  preview: 'Aperçu',
  screen: 'Préparation de l’écran',
  screenPicture:
    'Téléviseurs : désactivez le surbalayage (format d’image « Ajusté », « Plein écran » ou « 1:1 »), l’atténuation éco, la minuterie de veille, l’économiseur d’écran et l’arrêt automatique.',
  screenKiosk: 'Sur un ordinateur avec Chromium, lancez-le avec',
  screenSleep:
    'En HTTP simple, une page ne peut pas garder l’écran allumé : désactivez la mise en veille dans les réglages du système.',
  screenOld: 'Les navigateurs d’avant 2024 sont redirigés vers l’écran mural allégé, à l’adresse',
  copy: 'Copier',
  copied: 'Copié',
  selected: 'Sélectionné : appuyez sur Ctrl+C',
  fullScreen: 'Ouvrir en plein écran',
  command: 'Commande du mode kiosque',
  oldAddress: 'URL pour les anciens navigateurs',
  tooSmall: {
    one: 'Un écran de {inches} pouces est trop petit pour {metres} m : seule {count} ligne est lisible, et il en faut {least}.',
    other:
      'Un écran de {inches} pouces est trop petit pour {metres} m : seules {count} lignes sont lisibles, et il en faut {least}.',
  },
  manyPages: 'Les problèmes défilent sur plusieurs pages.',
  numberOnly:
    'En cas de problème, il peut n’afficher que l’horloge, une icône et un bref résumé comme « 11 problèmes ».',
  nearer: 'Cet écran convient jusqu’à {metres} m.',
  larger: 'À cette distance, il faut au moins {inches} pouces.',
  noneLarger: 'À cette distance, aucun écran ne convient jusqu’à {inches} pouces.',
};
