import type { docs as source } from '../en/docs';
import type { TranslationOf } from '../message';

export const docs: TranslationOf<typeof source> = {
  title: 'API',
  machine: 'Lisible par machine :',
  openapi: 'OpenAPI 3.1',
  schema: 'schéma JSON de l’instantané',
  contents: 'Sommaire',
  parameters: 'Paramètres',
  answers: 'Réponses',
  shapes: 'Schémas',
};
