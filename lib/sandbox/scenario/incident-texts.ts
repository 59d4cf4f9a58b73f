/** The comments of one incident. */
export interface IncidentTexts {
  // Public comments, by the status they announce.
  readonly investigating: string;
  readonly stable: string;
  readonly resolved: string;
  /** An internal comment between the people on call. */
  readonly internal: string;
}

/** First public comments of an incident. */
export const OPENINGS = [
  'We are aware of the issue and are investigating.',
  'Some customers are affected. We are investigating. Next update **within 30 minutes**.',
  'Our monitoring shows an elevated error rate. We are investigating.',
] as const;

/** Public comments between two statuses. */
export const UPDATES = [
  'About **5 % of requests** are affected. Retrying usually works.',
  'We have added capacity to reduce the impact while we look for the cause.',
  'Customers in other regions are *not* affected.',
  'We are working with our provider on a fix.',
] as const;

const TEXTS = [
  {
    investigating: 'We have traced the issue to a **connection pool** that was resized this morning.',
    stable:
      'The connection pool change has been rolled back. Error rates are falling, and we are monitoring.',
    resolved: 'No errors since the rollback. **This incident is resolved.** We apologise for the disruption.',
    internal: 'INTERNAL: pool size went from 200 to 20 in last night’s change. Owner paged.',
  },
  {
    investigating: 'A recent release is the likely cause. We are **rolling it back**.',
    stable: 'The release has been rolled back. The backlog is being processed.',
    resolved: 'The backlog has been processed. **This incident is resolved.**',
    internal:
      'INTERNAL: canary was green because it only ran against the lab. Do not share with customers yet.',
  },
  {
    investigating: 'A certificate between two of our systems has **expired**. We are renewing it.',
    stable: 'The certificate has been renewed. Some customers may need to sign in again.',
    resolved: 'All checks have been green for 30 minutes. **This incident is resolved.**',
    internal: 'INTERNAL: renewal job was disabled in March without notice. Secret rotated as well.',
  },
  {
    investigating: 'One of our **database replicas** is responding slowly. We are taking it out of service.',
    stable: 'The slow replica is out of service and response times are back to normal. We are monitoring.',
    resolved: 'The replica has been rebuilt and is back in service. **This incident is resolved.**',
    internal: 'INTERNAL: replica 3 is on the host with the failing disk, vendor case 88213.',
  },
  {
    investigating: 'Traffic from a single customer is **far above** normal. We are rate-limiting it.',
    stable: 'The traffic is rate-limited and other customers are no longer affected.',
    resolved: 'The customer has fixed their integration. **This incident is resolved.**',
    internal: 'INTERNAL: it is the Contoso import again, account manager informed.',
  },
] as const satisfies readonly [IncidentTexts, ...IncidentTexts[]];

/** The comments of an incident, chosen by its id. */
export const textsOf = (incidentId: number): IncidentTexts => TEXTS[incidentId % TEXTS.length] ?? TEXTS[0];
