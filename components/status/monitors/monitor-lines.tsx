import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef, useState } from 'react';

import { useReturnToRow } from '@/lib/browser/page/use-return-to-row';
import type { MonitorEntry } from '@/lib/status/monitors/monitor-search';

import { type LinesProps, MonitorLine } from './monitor-table';

/** Longer lists are virtualised. Others are complete in the document, so that searching in the page and printing find every row. */
export const MOST_DRAWN = 1_000;
/** Estimated row height before any row was measured. */
const USUAL_HEIGHT_PX = 42;

/** The heights of the rows after an element, by key. */
function heightsAfter(top: Element): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (let row = top.nextElementSibling; row; row = row.nextElementSibling) {
    const key = row.getAttribute('data-row');
    if (key !== null) heights.set(key, row.getBoundingClientRect().height);
  }
  return heights;
}

const NO_HEIGHTS: ReadonlyMap<string, number> = new Map();

const windowSize = () =>
  typeof window === 'undefined'
    ? { width: 0, height: 0 }
    : { width: window.innerWidth, height: window.innerHeight };

/**
 * The rows of a list of any length. Very long lists are virtualised. Rows keep their elements when a list becomes long, which happens once the
 * browser has loaded all monitors.
 */
export const MonitorLines = memo(function MonitorLines({
  entries,
  firstRowIndex,
  isComplete,
  ...lines
}: LinesProps & {
  readonly entries: readonly MonitorEntry[];
  /** The number of the first entry among all rows, from 1, including the header. */
  readonly firstRowIndex: number;
  /** False as long as the browser has only a part of the list. */
  readonly isComplete: boolean;
}) {
  const isLong = entries.length > MOST_DRAWN;
  const top = useRef<HTMLTableRowElement>(null);
  const bottom = useRef<HTMLTableRowElement>(null);
  const [{ offset, usualPx, heights }, setMeasures] = useState({
    offset: 0,
    usualPx: USUAL_HEIGHT_PX,
    heights: NO_HEIGHTS,
  });
  // Content above the list may change its height at any time, and a wrong offset would show the wrong rows. Row heights are measured
  // while all rows are rendered, because a wrong estimate makes the page jump.
  useLayoutEffect(() => {
    const from = top.current?.getBoundingClientRect();
    const to = bottom.current?.getBoundingClientRect();
    if (!from || !to) return;
    setMeasures((last) => {
      const next = {
        offset: Math.round(from.top + window.scrollY),
        usualPx: isLong ? last.usualPx : Math.round((to.top - from.bottom) / entries.length),
        heights: isLong || isComplete || !top.current ? last.heights : heightsAfter(top.current),
      };
      return next.offset === last.offset && next.usualPx === last.usualPx ? last : next;
    });
  }, [entries, isComplete, isLong]);
  const virtualizer = useWindowVirtualizer({
    enabled: isLong,
    count: entries.length,
    estimateSize: (index) => heights.get(entries[index]?.key ?? '') ?? usualPx,
    getItemKey: (index) => entries[index]?.key ?? index,
    initialRect: windowSize(),
    scrollMargin: offset,
    overscan: 12,
  });
  useReturnToRow(isComplete, (row) => {
    const index = entries.findIndex(({ key }) => key === row);
    return index < 0 || !isLong ? null : (virtualizer.getOffsetForIndex(index, 'start')?.[0] ?? null);
  });
  const rows = virtualizer.getVirtualItems();
  const before = isLong ? (rows[0]?.start ?? offset) - offset : 0;
  const after = isLong ? virtualizer.getTotalSize() - ((rows.at(-1)?.end ?? offset) - offset) : 0;
  const indexes = isLong ? rows.map(({ index }) => index) : entries.keys();
  return (
    <>
      <tr ref={top} aria-hidden="true" className="block">
        <td className="block p-0" style={{ height: Math.max(0, before) }} />
      </tr>
      {Array.from(indexes, (index) => {
        const entry = entries[index];
        return (
          entry && (
            <MonitorLine
              key={entry.key}
              entry={entry}
              rowIndex={firstRowIndex + index}
              {...lines}
              {...(isLong && { measure: virtualizer.measureElement, index })}
            />
          )
        );
      })}
      <tr ref={bottom} aria-hidden="true" className="block">
        <td className="block p-0" style={{ height: Math.max(0, after) }} />
      </tr>
    </>
  );
});
