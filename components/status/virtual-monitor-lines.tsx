import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';

import type { MonitorEntry } from '@/lib/status/monitor-search';

import { MonitorLine } from './monitor-table';

const USUAL_HEIGHT_PX = 42;

/** The rows of a long list that are on the screen or near it; those before and after are empty space. */
export function VirtualMonitorLines({
  entries,
  groupPath,
  nowMs,
}: {
  readonly entries: readonly MonitorEntry[];
  readonly groupPath: string;
  readonly nowMs: number;
}) {
  const top = useRef<HTMLTableRowElement>(null);
  const [offset, setOffset] = useState(0);
  // What stands above the list may change its height at any time; a wrong offset would show the wrong rows.
  useLayoutEffect(() => {
    const box = top.current?.getBoundingClientRect();
    if (box) setOffset(Math.round(box.top + window.scrollY));
  }, [entries]);
  const virtualizer = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => USUAL_HEIGHT_PX,
    getItemKey: (index) => entries[index]?.key ?? index,
    scrollMargin: offset,
    overscan: 12,
  });
  const rows = virtualizer.getVirtualItems();
  const before = (rows[0]?.start ?? offset) - offset;
  const after = virtualizer.getTotalSize() - ((rows.at(-1)?.end ?? offset) - offset);
  return (
    <>
      <tr ref={top} aria-hidden="true">
        <td className="p-0" style={{ height: Math.max(0, before) }} />
      </tr>
      {rows.map(({ index, key }) => {
        const entry = entries[index];
        return (
          entry && (
            <MonitorLine
              key={key}
              entry={entry}
              groupPath={groupPath}
              rowIndex={index + 2}
              nowMs={nowMs}
              measure={virtualizer.measureElement}
              index={index}
            />
          )
        );
      })}
      <tr aria-hidden="true">
        <td className="p-0" style={{ height: Math.max(0, after) }} />
      </tr>
    </>
  );
}
