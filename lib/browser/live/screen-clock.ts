'use client';

import { createScreenClock } from '@/lib/status/freshness/screen-clock';

/** The clock of this page: it starts where the browser's monotonic clock does, when the page was asked for. */
export const screenClock = createScreenClock(
  () => performance.now(),
  () => Date.now(),
);
