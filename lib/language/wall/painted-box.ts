import type { GlyphName } from '@/lib/status/verdict/glyphs';
import { cardKey } from '@/lib/status/wall/card-box';
import type { WallCard, WallContent } from '@/lib/status/wall/wall-content';
import type { WallBox } from '@/lib/status/wall/wall-layout';

import { MONITOR_STATUS_KEYS } from '../notice-keys';
import type { Words } from '../words';

/** The colour of a box. Shape and text state the same. */
export type WallTone = GlyphName | 'neutral';

/** A box of a wall with its appearance. */
export interface PaintedBox {
  readonly box: WallBox;
  readonly tone: WallTone;
  /** Whether it has a problem or maintenance. */
  readonly isLoud: boolean;
  /** A maintenance is in progress or overrunning. */
  readonly mark: 'in-progress' | 'overrunning' | null;
  /** Accessible name; null if its text suffices or it is decorative. */
  readonly label: string | null;
}

function cardTone({ kind, severity, isOverrunning }: WallCard): WallTone {
  if (kind === 'announcement') return 'neutral';
  if (kind === 'maintenance') return isOverrunning ? 'warning' : 'maintenance';
  return severity === 'critical' || severity === 'high' ? 'alert' : 'warning';
}

const QUIET = { tone: 'neutral', isLoud: false, mark: null, label: null } as const;

/** Returns a function that styles the boxes of a layout. */
export function createPainter(content: WallContent, { t }: Words): (box: WallBox) => PaintedBox {
  const { map, cards, level } = content;
  const tones = new Map(cards.map((card) => [cardKey(card), cardTone(card)]));
  const services = new Map(map?.rows.map((line) => [line.id, line]));
  const scopes = new Map(map?.columns.map((line) => [line.id, line]));
  const nameOf = (ids: readonly number[], lines: ReadonlyMap<number, { readonly name: string }>): string =>
    lines.get(ids[0] ?? 0)?.name ?? '';

  return (box): PaintedBox => {
    const { subject } = box;
    if (box.role === 'icon') return { ...QUIET, box, tone: level === 'empty' ? 'neutral' : level };
    if (box.role === 'rest') return { ...QUIET, box, tone: content.isDoubtful ? 'neutral' : 'ok' };
    if (subject?.kind === 'service' || subject?.kind === 'scope') {
      const isLoud =
        'serviceIds' in subject
          ? subject.serviceIds.some((id) => services.get(id)?.status !== 'ok')
          : subject.scopeIds.some((id) => scopes.get(id)?.status !== 'ok');
      return { ...QUIET, box, isLoud };
    }
    if (subject?.kind === 'cell') {
      const { state } = subject;
      if (!state) return { ...QUIET, box };
      const { status, notOk, maintenance } = state;
      const tone = status === 'ok' && maintenance !== null ? 'maintenance' : status;
      if (tone === 'ok') return { ...QUIET, box, tone };
      const words = [
        ...(notOk > 0 ? [`${t(MONITOR_STATUS_KEYS[status])} (${notOk})`] : []),
        ...(maintenance
          ? [t(maintenance === 'overrunning' ? 'wall.overrunning' : 'wall.underMaintenance')]
          : []),
      ].join(', ');
      const label = t('wall.cellNotOk', {
        service: nameOf(subject.serviceIds, services),
        scope: nameOf(subject.scopeIds, scopes),
        words,
      });
      return { box, tone, isLoud: true, mark: maintenance, label };
    }
    if (subject?.kind === 'card') {
      const [key = ''] = subject.cards;
      return { ...QUIET, box, tone: subject.cards.length === 1 ? (tones.get(key) ?? 'neutral') : 'neutral' };
    }
    return { ...QUIET, box };
  };
}
