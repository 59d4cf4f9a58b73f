import { memo, type CSSProperties, type ReactNode } from 'react';

import type { PlacedText, Rect } from '@/lib/status/wall/wall-layout';

/** A length of the layout: the wall says what one of its pixels is on this screen. */
const px = (value: number): string => `calc(var(--u) * ${value})`;

/** Where something stands, inside of something else. */
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

/** A text in the lines that it was laid out in; `live` takes the place of its words, in the same room. */
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
  /** Draws a line in another way than as it is; of the same width. */
  readonly draw?: (line: string) => ReactNode;
}) {
  const { lines, sizePx, lineHeightPx, weight, align } = text;
  const style: CSSProperties = {
    ...placeAt(text, inside),
    fontSize: px(sizePx),
    lineHeight: px(lineHeightPx),
    fontWeight: weight,
    textAlign: align,
  };
  return (
    <span style={style} className={`block ${className}`}>
      {(live === null ? lines : [live]).map((line, index) => (
        <span key={index} className="block whitespace-nowrap" suppressHydrationWarning>
          {draw ? draw(line) : line}
          {index < lines.length - 1 ? ' ' : ''}
        </span>
      ))}
    </span>
  );
});
