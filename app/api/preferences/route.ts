import { respondToPreferences } from '@/lib/server/api/preferences';

export const POST = respondToPreferences;
