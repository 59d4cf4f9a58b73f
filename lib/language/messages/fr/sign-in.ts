import type { signIn as source } from '../en/sign-in';
import type { TranslationOf } from '../message';

export const signIn: TranslationOf<typeof source> = {
  title: 'Se connecter',
  intro: 'Une fois connecté, on voit ce qui est destiné à l’équipe.',
  withName: 'Se connecter avec {name}',
  withProvider: 'Se connecter avec le compte de votre organisation',
  or: 'ou',
  password: 'Mot de passe',
  submit: 'Se connecter',
  signedInAs: 'Vous êtes connecté en tant que {name}.',
  signedIn: 'Vous êtes connecté.',
  until: 'Session jusqu’à : {time}',
  toBoard: 'Aller au tableau',
  signOut: 'Se déconnecter',
  wrongPassword: 'Ce n’est pas le mot de passe.',
  lockedOut: 'Trop de mots de passe erronés. Réessayez après {time}.',
  tooOften: 'Trop de mots de passe erronés. La page de connexion dit quand vous pourrez réessayer.',
  tooMany: 'Trop de tentatives. Attendez quelques minutes.',
  refused:
    'Votre compte a été reconnu, mais ne peut pas voir ce tableau. Demandez à son responsable d’admettre votre groupe.',
  unreachable: 'Le service qui connaît votre compte est injoignable. Réessayez dans un instant.',
  failed: 'La connexion n’a pas abouti, ou a pris trop de temps. Réessayez.',
  expired: 'Votre session est terminée. Reconnectez-vous.',
  signedOut: 'Vous êtes déconnecté de ce tableau.',
};
