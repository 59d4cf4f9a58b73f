import type { pairing as source } from '../en/pairing';
import type { TranslationOf } from '../message';

export const pairing: TranslationOf<typeof source> = {
  title: 'Associer cet écran',
  scan: 'Scannez le code ou ouvrez',
  enter: 'Connectez-vous et saisissez les caractères ci-dessus',
  choose: 'Choisissez ce que cet écran affiche',
  next: 'Nouveau code dans {time}',
  qr: 'Code QR de la page d’association',
  opening: 'Associé. Ouverture de l’écran mural…',
  needless: 'Aucune association nécessaire. Ouverture de l’écran mural…',
  toWall: 'Aller à l’écran mural',
  busy: 'Trop d’écrans à associer en même temps. Nouvel essai dans {time}',
  failed: 'Association indisponible pour le moment. Nouvel essai dans {time}',
  offline: 'Cet écran est hors ligne : tableau de bord injoignable',
  linkOver: 'Ce lien ne fonctionne pas',
  linkOverHint: 'Il a expiré ou a été révoqué. Demandez-en un nouveau.',
};
