import { memo, type CSSProperties, type ReactNode } from 'react';

import type { PlacedText, Rect } from '@/lib/status/wall/wall-layout';

/** A layout length in CSS: the wall sets `--u` to the size of one layout pixel. */
const px = (value: number): string => `calc(var(--u) * ${value})`;

/** Absolute position of a box inside another. */
export function placeAt(
  { x, y, width, height }: Rect,
  inside: { readonly x: number; readonly y: number },
): CSSProperties {
  return {
    position: 'absolute',
    left: px(x - inside.x),
    top: px(y - inside.y),
    width: px(width),
    height: px(height),
  };
}

// Not the direction of the name: a name in any script begins where the others do.
const ALIGNS = { start: 'left', center: 'center', end: 'right' } as const;

/** A text with the line breaks of the layout. `live` replaces the text without a new layout. */
export const WallText = memo(function WallText({
  text,
  inside,
  live = null,
  className = '',
  draw,
}: {
  readonly text: PlacedText;
  readonly inside: Rect;
  readonly live?: string | null;
  readonly className?: string;
  /** Renders a line; it must not change its width. */
  readonly draw?: (line: string) => ReactNode;
}) {
  const isForeign = text.part === 'name' || text.part === 'comment';
  const { lines, sizePx, lineHeightPx, weight, align } = text;
  const style: CSSProperties = {
    ...placeAt(text, inside),
    fontSize: px(sizePx),
    lineHeight: px(lineHeightPx),
    fontWeight: weight,
    textAlign: ALIGNS[align],
  };
  return (
    <span style={style} className={`block ${live === null ? '' : 'tabular-nums'} ${className}`}>
      {(live === null ? lines : [live]).map((line, index) => (
        <span
          key={index}
          className={`block whitespace-nowrap ${isForeign ? '[unicode-bidi:plaintext]' : ''}`}
          suppressHydrationWarning
        >
          {draw ? draw(line) : line}
          {index < lines.length - 1 ? ' ' : ''}
        </span>
      ))}
    </span>
  );
});
