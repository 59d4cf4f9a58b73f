import type { ReactNode } from 'react';

/** Colour of a card's edge. Text states the same, so colour is never the only sign. */
export type CardTone = 'alert' | 'warning' | 'maintenance' | 'neutral';

/** Heading level of a card's title. */
export type CardHeading = 'h3' | 'h4' | 'h5';

const EDGES: Readonly<Record<CardTone, string>> = {
  alert: 'border-l-[5px] border-l-alert-edge',
  warning: 'border-l-[5px] border-l-warning-edge',
  maintenance: 'border-l-[5px] border-l-maintenance-edge',
  neutral: '',
};

export function Card({ tone, children }: { readonly tone: CardTone; readonly children: ReactNode }) {
  return (
    <article className={`relative rounded-card border border-line bg-panel px-4 py-3 ${EDGES[tone]}`}>
      {children}
    </article>
  );
}
