import { z } from 'zod';

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const alertSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: z.record(z.string(), z.string()),
  startsAt: instant,
  // Alertmanager sends the year 1 while an alert fires.
  endsAt: instant,
  generatorURL: z.string().default(''),
});

const webhookSchema = z.object({
  version: z.literal('4'),
  truncatedAlerts: z.int().min(0).default(0),
  alerts: z.array(alertSchema),
});

/** An alert as Alertmanager sends it. Its strings are untrusted. */
export type WebhookAlert = z.output<typeof alertSchema>;

/** A notification: the alerts of one group, firing and resolved. */
export type Webhook = z.output<typeof webhookSchema>;

/** Parses the body of a notification; null if Alertmanager did not write it. */
export function parseWebhook(body: string): Webhook | null {
  try {
    return webhookSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
