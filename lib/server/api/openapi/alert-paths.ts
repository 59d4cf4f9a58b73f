import { ERRORS, jsonResponse, objectOf, refTo } from './responses';
import type { Paths } from './types';

/** Schema of the response to a notification of Alertmanager. */
export const RECEIVED_ALERTS_SCHEMA = objectOf({
  noted: { type: 'integer', minimum: 0, description: 'Alerts that are stored.' },
  unlabelled: {
    type: 'integer',
    minimum: 0,
    description: 'Alerts that were ignored for lack of a label for scope, service or name.',
  },
  postponed: {
    type: 'integer',
    minimum: 0,
    description: 'Alerts that have to be sent again; 0 after a 200.',
  },
});

/** The operation that receives alerts. */
export const ALERT_PATHS: Paths = {
  '/api/alertmanager': {
    post: {
      operationId: 'alertmanager',
      tags: ['operation'],
      security: [{ alertmanager: [] }],
      summary: 'Receive alerts of Alertmanager',
      description:
        'A receiver for the webhooks of Prometheus Alertmanager (version 4). Alerts become the status of monitors in ProdManager.',
      requestBody: {
        content: {
          'application/json': {
            schema: objectOf({
              version: { const: '4', description: 'Version of the format.' },
              alerts: {
                type: 'array',
                items: { type: 'object' },
                description: 'The alerts of one group, firing and resolved.',
              },
            }),
          },
        },
      },
      responses: {
        200: jsonResponse(
          'All alerts are stored, and will be written to ProdManager.',
          refTo('ReceivedAlerts'),
        ),
        400: jsonResponse('The body is no notification of Alertmanager.', refTo('Error')),
        401: jsonResponse('The token is missing or wrong.', refTo('Error')),
        404: { description: 'Alerts are off.' },
        413: jsonResponse('The request body is too long.', refTo('Error')),
        503: {
          ...ERRORS.unavailable,
          description: 'The alerts have to be sent again, which Alertmanager does by itself.',
        },
      },
    },
  },
};
