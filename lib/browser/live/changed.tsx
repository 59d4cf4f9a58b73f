import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

import { ChangeLog, type Change } from './change-log';
import { getMoment, useMoment } from './page-clock';

/** For how long a change is marked while the page is visible. */
const MARKED_MS = 20_000;
const FADING_MS = 2_000;

interface Arrival {
  readonly view: object;
  readonly address: string;
  readonly log: ChangeLog;
  /** Null for the first view of an address: there is nothing to compare it with. */
  readonly change: Change | null;
}

const ArrivalContext = createContext<Arrival | null>(null);

/** Lets the parts of a page compare themselves with the view before, see {@link useChange}. */
export function ChangedProvider({
  view,
  address,
  children,
}: {
  readonly view: object;
  /** The address of the view: only views of the same address are compared. */
  readonly address: string;
  readonly children: ReactNode;
}) {
  const [arrival, setArrival] = useState<Arrival>(() => ({
    view,
    address,
    log: new ChangeLog(),
    change: null,
  }));
  if (arrival.view !== view) {
    const isSame = arrival.address === address;
    const moment = isSame ? getMoment() : null;
    setArrival({
      view,
      address,
      log: isSame ? arrival.log : new ChangeLog(),
      change: moment && { nowMs: moment.nowMs, visibleMs: moment.visibleMs },
    });
  }
  return <ArrivalContext value={arrival}>{children}</ArrivalContext>;
}

/**
 * The latest change of an item that is drawn; null if there was none. Only what is drawn is compared.
 *
 * @param content The item, or as much of it as is shown.
 * @param isNewMarked False where items appear for other reasons than being new, as in a list that draws only the visible rows.
 */
export function useChange(
  list: string,
  id: number | string,
  content: unknown,
  isNewMarked = true,
): Change | null {
  const arrival = useContext(ArrivalContext);
  const text = useMemo(() => JSON.stringify(content), [content]);
  return arrival && arrival.log.see(`${list}:${id}`, text, arrival.change, isNewMarked);
}

/** How long ago a change was, in whole seconds, and whether its mark is about to go; null once it has been marked long enough. */
export function useMark({
  nowMs,
  visibleMs,
}: Change): { readonly ageSeconds: number; readonly isFading: boolean } | null {
  const leftOf = (atMs: number): number => visibleMs + MARKED_MS - atMs;
  const ageSeconds = useMoment(
    (moment) => (leftOf(moment.visibleMs) > 0 ? Math.floor((moment.nowMs - nowMs) / 1_000) : null),
    null,
  );
  const isFading = useMoment((moment) => leftOf(moment.visibleMs) <= FADING_MS, false);
  return ageSeconds === null ? null : { ageSeconds: Math.max(0, ageSeconds), isFading };
}
