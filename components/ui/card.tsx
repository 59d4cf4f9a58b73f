import type { ReactNode } from 'react';

import { EDGE_TONES } from './tones';

/** The colour of a card's edge. */
export type CardTone = keyof typeof EDGE_TONES;

/** Heading level of a card's title. */
export type CardHeading = 'h3' | 'h4' | 'h5';

/** A notice in a list. The colour of its edge is never the only sign: text states the same. */
export function Card({ tone, children }: { readonly tone: CardTone; readonly children: ReactNode }) {
  return (
    <article className={`relative rounded-card border border-line bg-panel px-4 py-3 ${EDGE_TONES[tone]}`}>
      {children}
    </article>
  );
}
