import type { pairing as source } from '../en/pairing';
import type { TranslationOf } from '../message';

export const pairing: TranslationOf<typeof source> = {
  title: 'Associer cet écran',
  scan: 'Scannez le code, ou ouvrez',
  enter: 'Connectez-vous, et saisissez les caractères ci-dessus',
  choose: 'Choisissez ce que montre cet écran',
  next: 'Nouveau code dans {time}',
  qr: 'L’adresse où cet écran est associé, en code QR',
  opening: 'Associé. Le mur s’ouvre.',
  needless: 'Ce tableau n’exige aucune association. Le mur s’ouvre.',
  toWall: 'Aller au mur',
  busy: 'Trop d’écrans demandent à la fois. Celui-ci redemande de lui-même dans {time}',
  failed: 'Impossible d’associer pour le moment. Cet écran réessaie de lui-même dans {time}',
  offline: 'Cet écran est hors ligne : il ne joint pas le tableau',
  linkOver: 'Ce lien ne fonctionne pas',
  linkOverHint: 'Il a expiré, ou a été révoqué. Demandez-en un autre à qui l’a envoyé.',
};
