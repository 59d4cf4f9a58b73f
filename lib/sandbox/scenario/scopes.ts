/** A scope of the estate. */
export interface ScopeProfile {
  readonly name: string;
  readonly description: string | null;
  /** How likely a service is to be absent from it, from 0 to 1. */
  readonly gaps: number;
}

/** The scopes: regions mostly, and two where much is missing. */
export const SCOPES: readonly ScopeProfile[] = [
  { name: 'eu-west-1', description: 'Ireland, primary region', gaps: 0 },
  { name: 'eu-central-1', description: 'Frankfurt', gaps: 0 },
  { name: 'us-east-1', description: 'Virginia, partner traffic', gaps: 0.05 },
  { name: 'us-west-2', description: 'Oregon', gaps: 0.05 },
  { name: 'ap-south-1', description: null, gaps: 0.1 },
  { name: 'ap-northeast-1', description: 'Tokyo', gaps: 0.1 },
  { name: 'sa-east-1', description: 'São Paulo', gaps: 0.15 },
  { name: 'Zürich', description: 'Our own hall, for whoever must keep data in the country', gaps: 0.4 },
  { name: 'lab', description: 'Next versions, *no promises*', gaps: 0.5 },
];
