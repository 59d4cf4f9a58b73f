import { Frame } from '@/components/status/frame';
import { SignInPanel } from '@/components/status/sign-in-panel';
import { toQuery, type PageProps } from '@/lib/server/page';
import { openSignIn } from '@/lib/server/sign-in/open-sign-in';

export default async function SignInPage({ searchParams }: PageProps) {
  const { frame, facts, ...page } = await openSignIn(toQuery(await searchParams));
  return (
    <Frame {...frame} facts={facts} current={null}>
      <SignInPanel {...page} />
    </Frame>
  );
}
