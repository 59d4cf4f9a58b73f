import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { CSSProperties, ReactNode } from 'react';
import { preload } from 'react-dom';

import { inlineScript } from '@/lib/server/http/inline-scripts';
import { pageNonceOf } from '@/lib/server/http/page-nonce';
import { openMetadata } from '@/lib/server/pages/og-metadata';
import { openWords } from '@/lib/server/pages/page';

import './globals.css';

const LATIN_FONT = new URL('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url)
  .href;

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
  // Otherwise browsers request the font only after they have parsed the styles and found text.
  preload(LATIN_FONT, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  const style = accent === null ? {} : ({ '--accent': accent } as CSSProperties);
  return (
    <html lang={language} data-theme={theme} style={style}>
      <body className="font-sans antialiased">
        <script
          type="module"
          async
          nonce={pageNonceOf(await headers())}
          dangerouslySetInnerHTML={{ __html: inlineScript('warm-up') }}
        />
        {children}
      </body>
    </html>
  );
}
