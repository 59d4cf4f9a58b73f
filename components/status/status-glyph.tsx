import type { MonitorStatus } from '@/lib/status/types';

/** What a glyph can stand for. */
export type GlyphName = MonitorStatus | 'maintenance';

const SHAPES: Readonly<Record<GlyphName, React.ReactNode>> = {
  ok: <circle cx="8" cy="8" r="3" fill="currentColor" />,
  warning: (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M8 1.2 15.4 14.4H.6ZM7.2 6v4.2h1.6V6Zm0 5.4v1.6h1.6v-1.6Z"
    />
  ),
  alert: (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5ZM5.9 4.7 4.7 5.9 6.8 8l-2.1 2.1 1.2 1.2L8 9.2l2.1 2.1 1.2-1.2L9.2 8l2.1-2.1-1.2-1.2L8 6.8Z"
    />
  ),
  maintenance: (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M2.5 1h11A1.5 1.5 0 0 1 15 2.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 13.5v-11A1.5 1.5 0 0 1 2.5 1ZM4 4v8h1.6V4Zm3.2 0v8h1.6V4Zm3.2 0v8H12V4Z"
    />
  ),
  unknown: (
    <path
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      d="M5.2 5.6a2.8 2.8 0 1 1 4.2 2.4C8.4 8.6 8 9 8 10.2M8 13.2v.1"
    />
  ),
};

/** The shape of a state, in the colour of its surroundings. It is decoration: the state is in the text beside it. */
export function StatusGlyph({
  name,
  className = 'size-4',
}: {
  readonly name: GlyphName;
  readonly className?: string;
}) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={`inline-block shrink-0 ${className}`}>
      {SHAPES[name]}
    </svg>
  );
}
