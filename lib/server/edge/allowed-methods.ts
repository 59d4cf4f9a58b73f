import 'server-only';

import { isApiPath } from './open-paths';

const READING = ['GET', 'HEAD'] as const;
/** Those that a route handler of Next can have. */
const HANDLED = [...READING, 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** The methods that reach the handler at a path: pages and files are only read. */
export const allowedMethods = (path: string): readonly string[] => (isApiPath(path) ? HANDLED : READING);
