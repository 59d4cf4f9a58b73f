import { ScreensBoard } from '@/components/screens/screens-board';
import { Frame } from '@/components/frame/frame';
import { requireMember } from '@/lib/server/pages/guard';
import { NOT_INDEXED } from '@/lib/server/pages/og-metadata';
import { toQuery, type PageProps } from '@/lib/server/pages/page';
import { openScreens } from '@/lib/server/pages/screens';

export const metadata = NOT_INDEXED;

export default async function ScreensPage({ searchParams }: PageProps) {
  const viewer = await requireMember('/screens');
  const { frame, summary, board, form } = await openScreens(toQuery(await searchParams), viewer);
  return (
    <Frame {...frame} summary={summary} current={null}>
      <ScreensBoard board={board} form={form} />
    </Frame>
  );
}
