import type { alerts as source } from '../en/alerts';
import type { TranslationOf } from '../message';

export const alerts: TranslationOf<typeof source> = {
  button: 'M’alerter',
  on: 'Alertes activées',
  blocked: 'Alertes bloquées',
  title: 'Alertes dans ce navigateur',
  explanation:
    'Quand quelque chose tombe en panne ou n’est plus en panne sur cette page, quand un incident s’ouvre ou se termine, et quand il n’y a pas de données à jour. La page doit rester ouverte, dans n’importe quel onglet.',
  notification: 'Notifications du bureau',
  sound: 'Son',
  denied: 'Le navigateur bloque les notifications de ce site. Autorisez-les dans ses paramètres.',
  insecure: 'Les navigateurs n’affichent les notifications que des pages en https.',
  missing: 'Ce navigateur n’affiche pas de notifications de pages.',
  silent: 'Le navigateur ne joue aucun son avant un clic sur la page.',
  unsaved: 'Le navigateur ne permet pas à cette page d’enregistrer ce choix.',
  unloaded: 'Le chargement a échoué. Rechargez la page.',
  test: 'Envoyer un essai',
  testTitle: 'Essai : voici une alerte',
  failing: '{place} est en panne',
  over: '{place} n’est plus en panne',
  incident: 'Incident : {name}',
  incidentOver: 'Incident terminé : {name}',
  blind: 'État inconnu : pas de données à jour',
  sighted: 'Données de nouveau à jour',
  more: { one: 'et {count} autre', other: 'et {count} autres' },
};
