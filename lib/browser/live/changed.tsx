'use client';

import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

import {
  addMarks,
  ageMarks,
  changedParts,
  partName,
  toParts,
  type Marks,
} from '@/lib/status/model/changed-parts';

const NO_MARKS: Marks = new Map();
const TICK_MS = 1_000;

const ChangedContext = createContext<Marks>(NO_MARKS);

/** Compares the views of a page as they come, and marks what changed until the page was looked at for some seconds. */
function useMarks(view: object, address: string): Marks {
  const parts = useMemo(() => toParts(view), [view]);
  const [seen, setSeen] = useState({ parts, address, marks: NO_MARKS });
  let { marks } = seen;
  if (seen.parts !== parts) {
    // Another query shows something else: that is no change of it.
    marks = seen.address === address ? addMarks(marks, changedParts(seen.parts, parts)) : NO_MARKS;
    setSeen({ parts, address, marks });
  }
  const isMarked = marks.size > 0;
  useEffect(() => {
    if (!isMarked) return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      setSeen((last) => ({ ...last, marks: ageMarks(last.marks, TICK_MS / 1_000) }));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isMarked]);
  return marks;
}

/** Lets everything inside know whether it changed lately. */
export function ChangedProvider({
  view,
  address,
  children,
}: {
  readonly view: object;
  /** The query that the view answers: two views are compared only where it is the same. */
  readonly address: string;
  readonly children: ReactNode;
}) {
  return <ChangedContext value={useMarks(view, address)}>{children}</ChangedContext>;
}

/** Whether an item of a list of the view changed, and was not yet looked at; for a cell of the map, `cells` and `serviceId/scopeId`. */
export function useIsChanged(list: string, id: number | string): boolean {
  return useContext(ChangedContext).has(partName(list, id));
}
