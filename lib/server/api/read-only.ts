import 'server-only';

import { answerPreflight, rejectWrite } from './read-api/answers';

// What a route handler that can only be read says to everything but reading, by the names that Next knows.

/** What a page of another site may do. */
export const OPTIONS = answerPreflight;

/** Refused. */
export const POST = rejectWrite;

/** Refused. */
export const PUT = rejectWrite;

/** Refused. */
export const PATCH = rejectWrite;

/** Refused. */
export const DELETE = rejectWrite;
