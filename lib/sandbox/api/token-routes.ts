import type { Hono } from 'hono';

import { ANONYMOUS_BODY, ApiError } from '../../prodmanager/protocol/responses';
import { type Environment, route } from '../http/context';
import { json } from '../http/responses';
import { signToken } from '../http/tokens';
import type { Store } from '../store/store';
import { toWallClock } from '../store/wall-clock';
import { anyOf, date, rawText, text } from './fields';
import { readForm, readFormInput } from './forms';

const PERMISSIONS = [
  'token_api',
  'scope_api',
  'service_api',
  'incident_api',
  'maintenance_api',
  'monitor_api',
  'weather_api',
  'announcement_api',
];
const HOUR_MS = 3_600_000;
const FAILED = 'Token creation failed';

/** Mounts the creation of tokens, which needs the application secret, and `whoami`. */
export function mountTokenRoutes(app: Hono<Environment>, store: Store, secret: string): void {
  route(app, 'POST', '/api/token/create', async (context) => {
    const form = {
      secret: rawText,
      name: text(8, 16),
      description: text(12, 32),
      not_before_date: date(store.now),
      expiration_date: date(toWallClock(new Date(store.moment.getTime() + HOUR_MS))),
      permission: anyOf(PERMISSIONS),
    };
    const fields = readForm(form, await readFormInput(context.req.raw), FAILED);
    if (fields.secret !== secret) {
      throw new ApiError(400, { message: FAILED, reasons: { secret: ['Application secret invalid'] } });
    }
    const token = await signToken(secret, {
      aud: fields.name,
      sub: fields.description,
      nbf: toSeconds(fields.not_before_date),
      exp: toSeconds(fields.expiration_date),
      iat: Math.floor(store.moment.getTime() / 1000),
      permissions: fields.permission,
    });
    return json(token);
  });

  route(app, 'GET', '/api/token/whoami', (context) => {
    const claims = context.get('claims');
    if (!claims) return json(ANONYMOUS_BODY);
    const playload = Object.fromEntries(Object.entries(claims).sort(([a], [b]) => (a < b ? -1 : 1)));
    return json({ playload });
  });
}

const toSeconds = (minute: string): number => Date.parse(`${minute}Z`) / 1000;
