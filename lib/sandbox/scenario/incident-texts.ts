/** The comments of one incident. */
export interface IncidentTexts {
  // Public comments, by the status that they announce.
  readonly investigating: string;
  readonly stable: string;
  readonly resolved: string;
  /** An internal comment between the people on call. */
  readonly internal: string;
}

/** First public comments of an incident. */
export const OPENINGS = [
  'We are aware of the problem and are looking into it.',
  'Some customers are affected. We are looking into it and will write again **within 30 minutes**.',
  'Our monitoring shows more errors than usual. We are looking into it.',
] as const;

/** Public comments between two statuses. */
export const UPDATES = [
  'About **one request in twenty** is affected; trying again usually helps.',
  'We have added capacity to lessen the effect while we look for the cause.',
  'Customers in other regions are *not* affected.',
  'We are working on this together with our provider.',
] as const;

const TEXTS = [
  {
    investigating: 'We have narrowed it down to a **connection pool** that was resized this morning.',
    stable: 'The change to the connection pool is undone. Error rates are falling, and we keep watching.',
    resolved: 'No errors since the change was undone. **This is resolved**, with our apologies.',
    internal: 'INTERNAL: pool size went from 200 to 20 in last night’s change, owner has been paged.',
  },
  {
    investigating: 'A release of this hour is the likely cause. We are **rolling it back**.',
    stable: 'The release is rolled back. What was held up in the meantime is being worked off.',
    resolved: 'Everything that was held up has gone through. **This is resolved.**',
    internal: 'INTERNAL: canary was green because it only ran against the lab. Do not tell customers yet.',
  },
  {
    investigating: 'A certificate between two of our systems has **expired**. We are renewing it.',
    stable: 'The certificate is renewed. Some sessions may still need to be opened again.',
    resolved: 'All checks have been green for half an hour. **This is resolved.**',
    internal: 'INTERNAL: renewal job was switched off in March, no one was informed. Secret rotated as well.',
  },
  {
    investigating: 'One of our **database replicas** answers slowly. We are taking it out of service.',
    stable: 'The slow replica is out of service and response times are back to normal. We keep watching.',
    resolved: 'The replica was rebuilt and is back. **This is resolved.**',
    internal: 'INTERNAL: replica 3 sits on the host with the failing disk, vendor case 88213.',
  },
  {
    investigating: 'Traffic from a single customer is **far above** its usual level. We are limiting it.',
    stable: 'The traffic is limited and others are no longer affected.',
    resolved: 'The customer has corrected their integration. **This is resolved.**',
    internal: 'INTERNAL: it is the Contoso import again, account manager informed.',
  },
] as const satisfies readonly [IncidentTexts, ...IncidentTexts[]];

/** The comments of an incident, chosen by its id. */
export const textsOf = (incidentId: number): IncidentTexts => TEXTS[incidentId % TEXTS.length] ?? TEXTS[0];
