import { respondWithBannerScript } from '@/lib/server/api/embed/banner';

export const dynamic = 'force-dynamic';

export const GET = (): Response => respondWithBannerScript();
