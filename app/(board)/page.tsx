import { OverviewBoard } from '@/components/status/overview-board';
import { getBoard } from '@/lib/server/get-board';
import { toOverview } from '@/lib/status/overview';

export const dynamic = 'force-dynamic';

export default async function OverviewPage() {
  const { snapshot, ages, time } = await getBoard();
  return <OverviewBoard initial={{ overview: toOverview(snapshot), ages, time }} />;
}
