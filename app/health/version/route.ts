import { answerVersion } from '@/lib/server/read-api/server-status';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/read-only';

export const dynamic = 'force-dynamic';

export const GET = answerVersion;
