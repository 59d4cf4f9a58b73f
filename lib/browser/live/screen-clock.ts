import { createScreenClock } from '@/lib/status/freshness/screen-clock';

/** The clock of this page. It starts at navigation, like the browser's monotonic clock. */
export const screenClock = createScreenClock(
  () => performance.now(),
  () => Date.now(),
);
