import type { Metadata, Viewport } from 'next';
import type { CSSProperties, ReactNode } from 'react';

import { openWords } from '@/lib/server/page';
import { openMetadata } from '@/lib/server/share';

import './globals.css';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = { colorScheme: 'light dark' };

export function generateMetadata(): Promise<Metadata> {
  return openMetadata();
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const {
    frame: {
      preferences: { language, theme },
      branding: { accent },
    },
  } = await openWords();
  const style = accent === null ? {} : ({ '--accent': accent } as CSSProperties);
  return (
    <html lang={language} data-theme={theme} style={style}>
      <body className="min-h-dvh font-sans antialiased">{children}</body>
    </html>
  );
}
