import type { MetadataRoute } from 'next';

import { openManifest } from '@/lib/server/pages/manifest';

export const dynamic = 'force-dynamic';

export default function manifest(): Promise<MetadataRoute.Manifest> {
  return openManifest();
}
