import { respondWithLogo } from '@/lib/server/respond-with-logo';

export const dynamic = 'force-dynamic';

export const GET = respondWithLogo;
