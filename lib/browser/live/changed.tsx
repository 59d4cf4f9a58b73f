import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

import {
  addMarks,
  ageMarks,
  changedParts,
  partName,
  toParts,
  type Marks,
} from '@/lib/browser/live/changed-parts';

const NO_MARKS: Marks = new Map();
const TICK_MS = 1_000;

const ChangedContext = createContext<Marks>(NO_MARKS);

/** Compares successive views, and marks changed parts until the page was visible for some seconds. */
function useMarks(view: object, address: string): Marks {
  const parts = useMemo(() => toParts(view), [view]);
  const [previous, setPrevious] = useState({ parts, address, marks: NO_MARKS });
  let { marks } = previous;
  if (previous.parts !== parts) {
    // Views of different queries cannot be compared.
    marks = previous.address === address ? addMarks(marks, changedParts(previous.parts, parts)) : NO_MARKS;
    setPrevious({ parts, address, marks });
  }
  const isMarked = marks.size > 0;
  useEffect(() => {
    if (!isMarked) return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      setPrevious((last) => ({ ...last, marks: ageMarks(last.marks, TICK_MS / 1_000) }));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isMarked]);
  return marks;
}

/** Provides {@link useIsChanged} with the changes of a view. */
export function ChangedProvider({
  view,
  address,
  children,
}: {
  readonly view: object;
  /** The query of the view: only views of the same query are compared. */
  readonly address: string;
  readonly children: ReactNode;
}) {
  return <ChangedContext value={useMarks(view, address)}>{children}</ChangedContext>;
}

/** Whether an item changed and was not previous yet. For a cell of the map: `cells` and `serviceId/scopeId`. */
export function useIsChanged(list: string, id: number | string): boolean {
  return useContext(ChangedContext).has(partName(list, id));
}
