import { respondWithLogo } from '@/lib/server/api/logo';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = respondWithLogo;
