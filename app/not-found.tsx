import { MissingMain } from '@/components/frame/missing-main';
import { openWords } from '@/lib/server/pages/page';

/** What Next says by itself. Without the frame of the board, which every page would have to load for it, the wall too. */
export default async function NotFound() {
  const { words } = await openWords();
  return <MissingMain words={words} />;
}
