import { Frame } from '@/components/frame/frame';
import { SignInPanel } from '@/components/sign-in/sign-in-panel';
import { toQuery, type PageProps } from '@/lib/server/pages/page';
import { NOT_INDEXED } from '@/lib/server/pages/og-metadata';
import { openSignIn } from '@/lib/server/pages/sign-in';

export const metadata = NOT_INDEXED;

export default async function SignInPage({ searchParams }: PageProps) {
  const { frame, summary, ...page } = await openSignIn(toQuery(await searchParams));
  return (
    <Frame {...frame} summary={summary} current={null}>
      <SignInPanel {...page} />
    </Frame>
  );
}
