import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

import { MomentBar } from '@/components/frame/moment-bar';
import { catalogueOf } from '@/lib/language/catalogue';
import { createWords } from '@/lib/language/words';
import { toSteps } from '@/lib/status/history/moment';
import type { MomentAxis, MomentView } from '@/lib/status/history/moment-view';

const HOUR = 3_600_000;
const AT = Date.parse('2026-11-20T14:00Z');
const recorded = { from: AT - 24 * HOUR, until: AT + 48 * HOUR };
const AXIS: MomentAxis = {
  from: AT - 24 * HOUR,
  until: AT + 24 * HOUR,
  share: 0.5,
  days: [{ at: AT + 10 * HOUR, share: 34 / 48 }],
  gaps: [{ from: AT - HOUR, until: AT, reason: 'unreachable' }],
  marks: [
    {
      id: 7,
      name: '<i>\u202eSlow',
      severity: 'critical',
      from: AT - 3 * HOUR + 1,
      until: AT,
      start: 0.4,
      length: 0.1,
    },
  ],
  total: 3,
};

function render(given: Partial<MomentView> = {}, language: 'en' | 'fr' = 'en'): string {
  const words = createWords({ language, messages: catalogueOf(language), timeZone: 'UTC' });
  const moment: MomentView = {
    path: '/',
    search: 'scope=1',
    at: AT,
    observation: { state: 'observed', isProven: true },
    recorded,
    nowMs: recorded.until,
    steps: toSteps(AT, recorded),
    axis: null,
    local: '2026-11-20T14:00',
    ...given,
  };
  return renderToStaticMarkup(
    <MomentBar words={words} moment={moment} at="2026-11-20T14:00Z" script={{ nonce: 'n1', text: '1' }} />,
  );
}

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '');

describe('the bar of a page of the past', () => {
  test('says the moment, and leads back to now with the filters', () => {
    const html = render();
    expect(textOf(html)).toContain('You see the board as it was on Fri 20 Nov 2026, 14:00 UTC');
    expect(html).toContain('<a href="/?scope=1"');
    expect(textOf(render({}, 'fr'))).toContain('tel qu’il était le ven. 20 nov. 2026, 14:00 UTC');
  });

  test('leads to other moments with the filters, as far as there is a record', () => {
    const html = render();
    expect(html).toContain('href="/?scope=1&amp;at=2026-11-20T13:00Z"');
    expect(html).toContain('href="/?scope=1&amp;at=2026-11-19T14:00Z"');
    expect(render({ steps: toSteps(recorded.from, recorded) })).not.toContain('1 day earlier');
  });

  test('has a form that keeps the filters without a script', () => {
    const html = render();
    expect(html).toContain('<input type="hidden" name="scope" value="1"/>');
    expect(html).toMatch(/<input type="datetime-local"[^>]* name="at"[^>]* value="2026-11-20T14:00"/);
  });

  test.each([
    [
      { state: 'gap', gap: { from: AT - HOUR, until: AT + HOUR, reason: 'refused' } } as const,
      'The board did not observe this moment: ProdManager refused the token. Not observed from Fri 20 Nov 2026, 13:00 UTC to Fri 20 Nov 2026, 15:00 UTC.',
    ],
    [
      { state: 'outside' } as const,
      'The board did not observe this moment. Last observation: Sun 22 Nov 2026, 14:00 UTC.',
    ],
  ])('says that and when nothing was observed', (observation, expected) => {
    expect(textOf(render({ observation }))).toContain(expected);
  });

  test('says nothing of the kind where the moment was observed', () => {
    expect(textOf(render())).not.toContain('did not observe');
  });
});

describe('the slider', () => {
  test('stands at the moment, in steps of five minutes, on an axis with days', () => {
    const html = render({ axis: AXIS });
    expect(textOf(html)).toContain('Sat 21 Nov');
    expect(html).toMatch(/<input type="range"[^>]* min="0" max="576"[^>]* value="288"/);
    expect(html).toContain('<script nonce="n1">1</script>');
  });

  test('lists the incidents with links to the first moment that shows them, and nothing of their markup', () => {
    const html = render({ axis: AXIS });
    expect(html).toContain('href="?scope=1&amp;at=2026-11-20T11:01Z"');
    expect(html).toContain('&lt;i&gt;Slow');
    expect(textOf(html)).toContain('3 incidents');
    expect(textOf(html)).toContain('Marked: the 1 worst');
  });
});
