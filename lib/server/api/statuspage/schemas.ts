import { z } from 'zod';

const instant = z.iso.datetime();
const id = z.string().regex(/^[a-z\d-]+$/);
const COMPONENT_STATUSES = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
] as const;

const pageSchema = z.strictObject({
  id,
  name: z.string(),
  url: z.string().describe('Address of the board; a path if the board does not know its own address.'),
  time_zone: z.string().describe('IANA time zone of ProdManager’s clock.'),
  updated_at: instant.describe('When the data was read from ProdManager.'),
});

const statusSchema = z.strictObject({
  indicator: z.enum(['none', 'minor', 'major', 'critical', 'maintenance']),
  description: z.string(),
});

const componentSchema = z.strictObject({
  id,
  name: z.string(),
  status: z.enum(COMPONENT_STATUSES),
  created_at: instant,
  updated_at: instant,
  position: z.int().positive(),
  description: z.string().nullable().describe('`Status unknown` if the status is not known.'),
  showcase: z.boolean(),
  start_date: z.string().nullable(),
  group_id: id.nullable(),
  page_id: id,
  group: z.boolean(),
  only_show_if_degraded: z.boolean(),
  components: z.array(id).optional().describe('IDs of the components of a group.'),
});

const updateOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.strictObject({
    id,
    status: z.enum(words),
    body: z.string().describe('Plain text, untrusted: escape it before you insert it into a page.'),
    incident_id: id,
    created_at: instant,
    updated_at: instant,
    display_at: instant,
    affected_components: z.null(),
    deliver_notifications: z.boolean(),
    custom_tweet: z.null(),
    tweet_id: z.null(),
  });

const INCIDENT_STATUSES = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'] as const;
const MAINTENANCE_STATUSES = ['scheduled', 'in_progress', 'verifying', 'completed'] as const;

const notice = {
  id,
  name: z.string(),
  created_at: instant,
  updated_at: instant,
  monitoring_at: instant.nullable(),
  resolved_at: instant.nullable(),
  impact: z.enum(['none', 'maintenance', 'minor', 'major', 'critical']),
  shortlink: z.string().describe('Address of its page on the board.'),
  started_at: instant,
  page_id: id,
  components: z.array(componentSchema),
};

const incidentSchema = z.strictObject({
  ...notice,
  status: z.enum(INCIDENT_STATUSES),
  incident_updates: z.array(updateOf(INCIDENT_STATUSES)).describe('Newest first.'),
});

const maintenanceSchema = z.strictObject({
  ...notice,
  status: z.enum(MAINTENANCE_STATUSES),
  incident_updates: z.array(updateOf(MAINTENANCE_STATUSES)).describe('Newest first.'),
  scheduled_for: instant,
  scheduled_until: instant,
});

const page = { page: pageSchema };
const components = { components: z.array(componentSchema) };
const incidents = { incidents: z.array(incidentSchema) };
const maintenances = { scheduled_maintenances: z.array(maintenanceSchema) };

/** The documents of the Statuspage API, by path below `/api/v2` and without `.json`. */
export const documentSchemas = {
  summary: z.strictObject({ ...page, ...components, ...incidents, ...maintenances, status: statusSchema }),
  status: z.strictObject({ ...page, status: statusSchema }),
  components: z.strictObject({ ...page, ...components }),
  incidents: z.strictObject({ ...page, ...incidents }),
  'incidents/unresolved': z.strictObject({ ...page, ...incidents }),
  'scheduled-maintenances': z.strictObject({ ...page, ...maintenances }),
  'scheduled-maintenances/upcoming': z.strictObject({ ...page, ...maintenances }),
  'scheduled-maintenances/active': z.strictObject({ ...page, ...maintenances }),
} as const;

/** The name of a document. */
export type DocumentName = keyof typeof documentSchemas;

/** All names of documents. */
export const DOCUMENT_NAMES = Object.keys(documentSchemas) as readonly DocumentName[];

export type PageStatus = z.output<typeof statusSchema>;
export type Component = z.output<typeof componentSchema>;
export type ComponentStatus = Component['status'];
export type StatuspageIncident = z.output<typeof incidentSchema>;
export type StatuspageMaintenance = z.output<typeof maintenanceSchema>;
