import 'server-only';

import { answerPreflight, refuseWrite } from './read-api/answers';

// What a route handler that can only be read says to everything but reading, by the names that Next knows.

/** What a page of another site may do. */
export const OPTIONS = answerPreflight;

/** Refused. */
export const POST = refuseWrite;

/** Refused. */
export const PUT = refuseWrite;

/** Refused. */
export const PATCH = refuseWrite;

/** Refused. */
export const DELETE = refuseWrite;
