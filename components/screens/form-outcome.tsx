import { useWords } from '@/lib/browser/page/words';
import type { ScreensFormFacts } from '@/lib/screens/screen-items';

/** The result of the last submitted form. */
export function FormOutcome({
  form: { done, problem, what, retryAfterSeconds },
}: {
  readonly form: ScreensFormFacts;
}) {
  const { t, duration } = useWords();
  if (problem !== null) {
    return (
      <p role="alert" className="mb-6 rounded-card border border-alert-edge px-4 py-3 font-semibold">
        {problem === 'tooOften'
          ? t('screens.tooOften', { time: duration(Math.max(1, retryAfterSeconds)) })
          : problem === 'badOptions'
            ? t('screens.badOptions', { what })
            : t(`screens.${problem}`)}
      </p>
    );
  }
  if (done === null) return null;
  return (
    <p role="status" className="mb-6 rounded-card border border-line bg-panel px-4 py-3">
      {t(`screens.${done}`)}
    </p>
  );
}
