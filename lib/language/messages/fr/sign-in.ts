import type { signIn as source } from '../en/sign-in';
import type { TranslationOf } from '../message';

export const signIn: TranslationOf<typeof source> = {
  title: 'Se connecter',
  intro: 'Connectez-vous pour voir les mises à jour internes.',
  withName: 'Se connecter avec {name}',
  withProvider: 'Se connecter avec le compte de votre organisation',
  or: 'ou',
  password: 'Mot de passe',
  submit: 'Se connecter',
  signedInAs: 'Vous êtes connecté en tant que {name}.',
  signedIn: 'Vous êtes connecté.',
  until: 'Fin de session : {time}',
  toBoard: 'Aller au tableau',
  signOut: 'Se déconnecter',
  wrongPassword: 'Mot de passe incorrect.',
  lockedOut: 'Trop de tentatives. Réessayez après {time}.',
  tooOften: 'Trop de tentatives. La page de connexion indique quand vous pourrez réessayer.',
  tooMany: 'Trop de tentatives. Patientez quelques minutes.',
  refused: 'Votre compte n’a pas accès à ce tableau. Demandez à son administrateur d’autoriser votre groupe.',
  unreachable: 'Le service de connexion est injoignable. Réessayez dans un instant.',
  failed: 'La connexion a échoué ou a pris trop de temps. Réessayez.',
  expired: 'Votre session a expiré. Reconnectez-vous.',
  signedOut: 'Vous êtes déconnecté.',
};
