import { Frame } from '@/components/frame/frame';
import { SetupForm } from '@/components/wall/setup-form';
import { SetupResult } from '@/components/wall/setup-result';
import { NOT_INDEXED } from '@/lib/server/pages/og-metadata';
import { toQuery, type PageProps } from '@/lib/server/pages/page';
import { openSetup } from '@/lib/server/pages/wall-setup';
import { atBase } from '@/lib/site/base-path';

export const metadata = NOT_INDEXED;

export default async function SetupPage({ searchParams }: PageProps) {
  const { frame, words, summary, options, scopes, services, ...result } = await openSetup(
    toQuery(await searchParams),
  );
  return (
    <Frame {...frame} summary={summary} current={null}>
      <main id="content" aria-label={words.t('setup.title')} className="mx-auto max-w-4xl px-5 py-8">
        <title>{words.t('setup.title')}</title>
        <link rel="icon" type="image/png" href={atBase('/icons/board-192.png')} />
        <h1 className="text-3xl font-bold">{words.t('setup.title')}</h1>
        <p className="mt-2 mb-6 text-muted">{words.t('setup.intro')}</p>
        <SetupForm options={options} scopes={scopes} services={services} />
        <SetupResult {...result} />
      </main>
    </Frame>
  );
}
