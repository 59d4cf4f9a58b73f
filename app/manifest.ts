import type { MetadataRoute } from 'next';

import { readPreferences } from '@/lib/server/pages/page';
import { getRuntime } from '@/lib/server/runtime';
import { atBase } from '@/lib/site/base-path';

export const dynamic = 'force-dynamic';

const icon = (size: number, purpose: 'any' | 'maskable') => ({
  src: atBase(`/icons/board-${size}${purpose === 'maskable' ? '-maskable' : ''}.png`),
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [{ language }, { store }] = await Promise.all([readPreferences(), getRuntime()]);
  const { title } = store.published.snapshot;
  return {
    id: atBase('/'),
    name: title,
    short_name: title.length > 12 ? 'Status' : title,
    lang: language,
    start_url: atBase('/'),
    scope: atBase('/'),
    display: 'standalone',
    background_color: '#0c1116',
    theme_color: '#0c1116',
    icons: [icon(192, 'any'), icon(512, 'any'), icon(192, 'maskable'), icon(512, 'maskable')],
  };
}
