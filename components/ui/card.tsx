import type { ReactNode } from 'react';

/** The colour of a card's edge: what it means is always said in words as well. */
export type CardTone = 'alert' | 'warning' | 'maintenance' | 'neutral';

/** The level of a card's title, which depends on what stands above it. */
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
