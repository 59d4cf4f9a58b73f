import { respondWithLogo } from '@/lib/server/respond-with-logo';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/read-only';

export const dynamic = 'force-dynamic';

export const GET = respondWithLogo;
