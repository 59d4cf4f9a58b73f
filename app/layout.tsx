import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';

import { readPreferences } from '@/lib/server/page';

import './globals.css';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  // A status that a search engine keeps is a status that is wrong.
  robots: { index: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f8fa' },
    { media: '(prefers-color-scheme: dark)', color: '#0c1116' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const { language, theme } = await readPreferences();
  return (
    <html lang={language} data-theme={theme}>
      <body className="min-h-dvh font-sans antialiased">{children}</body>
    </html>
  );
}
