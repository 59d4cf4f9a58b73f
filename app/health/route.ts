import { respondWithHealth } from '@/lib/server/api/read-api/server-status';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = respondWithHealth;
