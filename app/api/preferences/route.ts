import { respondToPreferences } from '@/lib/server/respond-to-preferences';

export const POST = respondToPreferences;
