import type { GlyphName } from '@/lib/status/verdict/glyphs';

type Level = GlyphName | 'empty';

const FILLS: Readonly<Record<Level, string>> = {
  ok: '#1a7d55',
  empty: '#33414d',
  warning: '#f2a900',
  alert: '#b8241a',
  unknown: '#33414d',
  maintenance: '#2459b8',
};

const GLYPHS: Readonly<Record<Level, string>> = {
  ok: 'M3 8.5 6.5 12 13 4.5',
  empty: 'M4 8h8',
  warning: 'M8 3v6M8 12.4v.2',
  alert: 'M4 4l8 8M12 4l-8 8',
  unknown: 'M5.2 5.6a2.8 2.8 0 1 1 4.2 2.4C8.4 8.6 8 9 8 10.2M8 13.2v.1',
  maintenance: 'M4 3v10M8 3v10M12 3v10',
};

const LONGEST = 120;

/** Keeps only characters that the bundled font has: for others, the renderer would download a font. Shortens very long texts. */
function toDrawable(text: string): string {
  const drawable = text.replace(/[^\u0020-\u024f\u2013\u2014\u2018\u2019\u00b7]/g, '').trim();
  return drawable.length > LONGEST ? `${drawable.slice(0, LONGEST).trimEnd()}...` : drawable;
}

/** Font size of a headline, so that it needs three lines at most. */
const sizeOf = ({ length }: string): number => (length <= 14 ? 112 : length <= 40 ? 76 : 54);

/** The Open Graph image, 1200 × 630: the state of the board or of one item, with its own time. */
export function PreviewPicture({
  board,
  level,
  headline,
  details,
  time,
}: {
  readonly board: string;
  readonly level: Level;
  readonly headline: string;
  readonly details: string;
  readonly time: string;
}) {
  const ink = level === 'warning' ? '#17222c' : '#ffffff';
  // A name in another script cannot be drawn: then the state takes its place.
  const shown = toDrawable(headline) || toDrawable(details);
  return (
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: '64px 72px',
        background: FILLS[level],
        color: ink,
      }}
    >
      <div style={{ fontSize: 40 }}>{toDrawable(board)}</div>
      <div style={{ display: 'flex', alignItems: 'center' }}>
        <svg width="150" height="150" viewBox="0 0 16 16" fill="none" stroke={ink} strokeWidth="2">
          <path d={GLYPHS[level]} />
        </svg>
        <div style={{ flex: 1, fontSize: sizeOf(shown), lineHeight: 1.15, marginLeft: 44 }}>{shown}</div>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={{ fontSize: 44 }}>{toDrawable(details)}</div>
        <div style={{ fontSize: 34, marginTop: 10 }}>{toDrawable(time)}</div>
      </div>
    </div>
  );
}
