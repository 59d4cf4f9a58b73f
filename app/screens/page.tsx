import { ScreensBoard } from '@/components/screens/screens-board';
import { Frame } from '@/components/status/frame';
import { requireMember } from '@/lib/server/access/guard';
import { toQuery, type PageProps } from '@/lib/server/page';
import { openScreens } from '@/lib/server/screens/open-screens';

export default async function ScreensPage({ searchParams }: PageProps) {
  const viewer = await requireMember('/screens');
  const { frame, facts, board, form } = await openScreens(toQuery(await searchParams), viewer);
  return (
    <Frame {...frame} facts={facts} current={null}>
      <ScreensBoard board={board} form={form} />
    </Frame>
  );
}
