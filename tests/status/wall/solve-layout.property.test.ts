import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { totalOf } from '@/lib/status/model/counts';
import { byUrgency, cardKey } from '@/lib/status/wall/card-box';
import { toMapLines } from '@/lib/status/wall/map-lines';
import { solveLayout, type WallInput } from '@/lib/status/wall/solve-layout';
import type { WallLayout, WallPage } from '@/lib/status/wall/wall-layout';
import { isNoticeable, type Cell } from '@/lib/status/map/weather-map';

import { expectToFit } from './invariants';
import { changedWalls, keysOf, walls, wallsTwice } from './walls';

// Reported without shrinking, which takes long.
const RUNS = { numRuns: 25, endOnFailure: true };

const cellsOf = ({ content }: WallInput): Cell[] =>
  content.map?.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])) ?? [];

const pinnedOf = ({ content }: WallInput) =>
  content.map ? toMapLines(content.map).rows.filter(({ isPinned }) => isPinned) : [];

const idsOf = ({ boxes }: WallPage): Set<string> => new Set(boxes.map(({ id }) => id));

/** Ids that a kind of subject summarises or names on a page. */
const subjectsOf = ({ boxes }: WallPage, kind: 'card' | 'service'): string[] =>
  boxes.flatMap(({ subject }) =>
    subject?.kind === 'card' && kind === 'card'
      ? subject.cards
      : subject?.kind === 'service' && kind === 'service'
        ? subject.serviceIds.map(String)
        : [],
  );

/** Checks walls whose layout is not minimal. */
function solved(check: (input: WallInput, layout: WallLayout) => void): void {
  fc.assert(
    fc.property(walls, (input) => {
      const layout = solveLayout(input);
      if (layout.mode !== 'minimal') check(input, layout);
    }),
    RUNS,
  );
}

describe('solveLayout, for any wall', () => {
  test('fits: legible, inside the safe margin, nothing cut off, nothing overlapping', () => {
    fc.assert(
      fc.property(walls, (input) => {
        expectToFit(input, solveLayout(input));
      }),
      { numRuns: 80, endOnFailure: true },
    );
  });

  test('does not depend on the order of the content', () => {
    fc.assert(
      fc.property(wallsTwice, ([one, other]) => {
        expect(solveLayout(other)).toEqual(solveLayout(one));
      }),
      RUNS,
    );
  });

  test('shows the verdict on every page, in one of its forms and whole', () => {
    solved(({ content }, { pages }) => {
      for (const { boxes } of pages) {
        const [verdict, ...others] = boxes.filter(({ role }) => role === 'verdict');
        expect(others).toEqual([]);
        expect(content.verdict.map((form) => form.replace(/\s+/g, ' '))).toContain(
          verdict?.texts[0]?.lines.join(' '),
        );
      }
    });
  });

  test('shortens nothing but names and prose', () => {
    solved((_, { pages }) => {
      const mayBeShort = ['name', 'comment', 'place'];
      for (const { role, id, texts } of pages.flatMap(({ boxes }) => boxes)) {
        for (const { part, isShortened, lines } of texts) {
          if (!isShortened) continue;
          expect([role, part, lines]).toEqual([
            role,
            id === 'footer:site' ? 'footer' : mayBeShort.find((name) => name === part),
            lines,
          ]);
          expect(lines.at(-1)).toMatch(/…$/);
        }
        if (['rest', 'more', 'counts', 'warning', 'clock', 'page-number'].includes(role))
          expect(texts.filter(({ isShortened }) => isShortened)).toEqual([]);
      }
    });
  });

  test('shows each card on every page, at least in a number', () => {
    solved((input, { pages }) => {
      for (const page of pages) expect(subjectsOf(page, 'card').sort()).toEqual(keysOf(input));
    });
  });

  test('gives every incident a line before it names another card, and the newest comment of the worst before that', () => {
    solved((input, { pages }) => {
      const [page] = pages;
      if (!page?.boxes.some(({ role }) => role === 'card' || role === 'pinned')) return;
      const named = idsOf(page);
      const ordered = [...input.content.cards].sort(byUrgency);
      const incidents = ordered.filter(({ kind }) => kind === 'incident');
      const others = ordered.filter(({ kind }) => kind !== 'incident');
      const hasAll = incidents.every((card) => named.has(cardKey(card)));
      if (incidents.length === 0) return;
      if (others.some((card) => named.has(cardKey(card)))) {
        expect(hasAll).toBe(true);
        const worst = page.boxes.find(
          ({ id }) => id === cardKey(incidents[0] ?? { kind: 'incident', id: 0 }),
        );
        const isShort = page.boxes.some(({ role, id }) => role === 'card' && id !== worst?.id);
        // A card in detail means that there was room for more than lines.
        if (isShort && incidents[0]?.comment)
          expect(worst?.texts.map(({ part }) => part)).toContain('comment');
      }
    });
  });

  test('has at most eight pages', () => {
    solved((_, { pages }) => {
      expect(pages.length).toBeLessThanOrEqual(8);
    });
  });

  test('names every service in trouble on some page, if eight suffice, and counts it on every other', () => {
    solved((input, { pages }) => {
      const pinned = pinnedOf(input);
      if (pinned.length === 0) return;
      for (const page of pages) {
        if (!page.boxes.some(({ role }) => role === 'row' || role === 'chip')) continue;
        const services = new Set(subjectsOf(page, 'service'));
        for (const { id } of pinned) expect(services).toContain(String(id));
      }
      if (pages.length === 8) return;
      const ids = new Set(pages.flatMap((page) => [...idsOf(page)]));
      for (const { id } of pinned) expect(ids).toContain(`service:${id}`);
    });
  });

  test('names nothing healthy while something in trouble is on another page', () => {
    solved((input, { pages }) => {
      const [page] = pages;
      const pinned = pinnedOf(input);
      if (!page || pinned.every(({ id }) => idsOf(page).has(`service:${id}`))) return;
      const pinnedIds = new Set(pinned.map(({ id }) => `service:${id}`));
      const rows = page.boxes.filter(({ role }) => role === 'row').map(({ id }) => id);
      expect(rows.filter((id) => !pinnedIds.has(id))).toEqual([]);
      expect(
        page.boxes.some(({ role, texts }) => role === 'rest' && /OK: /.test(String(texts[0]?.lines))),
      ).toBe(false);
    });
  });

  test('shows every place in trouble of a named service, with its scope', () => {
    solved((input, { pages }) => {
      for (const page of pages) {
        const ids = idsOf(page);
        for (const { serviceId, scopeId } of cellsOf(input).filter(isNoticeable)) {
          if (!ids.has(`service:${serviceId}`)) continue;
          const cell = page.boxes.find(({ id }) => id === `service:${serviceId} scope:${scopeId}`);
          expect(cell?.subject?.kind).toBe('cell');
          expect(cell?.role === 'chip' || ids.has(`scope:${scopeId}`)).toBe(true);
        }
      }
    });
  });

  test('leaves a place without monitors blank', () => {
    solved((input, { pages }) => {
      const filled = new Set(
        cellsOf(input)
          .filter(({ counts, expected }) => totalOf(counts) + expected > 0)
          .map((cell) => `service:${cell.serviceId} scope:${cell.scopeId}`),
      );
      for (const { id, role } of pages.flatMap(({ boxes }) => boxes))
        if (role === 'cell' || role === 'chip') expect(filled).toContain(id);
    });
  });

  test('keeps its form when one place changes, unless the other form names more or needs fewer pages', () => {
    fc.assert(
      fc.property(changedWalls, ([before, after]) => {
        const first = solveLayout(before);
        const second = solveLayout({ ...after, form: first.form });
        if (first.form === null || second.form === null || first.form === second.form) return;
        const kept = solveLayout({ ...after, form: second.form });
        // Going back must not follow at once: the new form is stable.
        expect(kept.form).toBe(second.form);
        const back = solveLayout({ ...before, form: second.form });
        const [now, then] = [back.pages[0]?.shows.length ?? 0, first.pages[0]?.shows.length ?? 0];
        expect(back.form === second.form || then > now || first.pages.length <= back.pages.length).toBe(true);
      }),
      RUNS,
    );
  });
});
