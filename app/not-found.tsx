import { MissingMain } from '@/components/frame/missing-main';
import { openWords } from '@/lib/server/pages/page';

/** The 404 of Next itself. Without the frame, because every page would load its scripts, even the wall. */
export default async function NotFound() {
  const { words } = await openWords();
  return <MissingMain words={words} />;
}
