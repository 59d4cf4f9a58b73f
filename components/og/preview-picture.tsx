import type { VerdictLevel } from '@/lib/status/verdict/verdict';

const FILLS: Readonly<Record<VerdictLevel, string>> = {
  ok: '#1a7d55',
  empty: '#33414d',
  warning: '#f2a900',
  alert: '#b8241a',
  unknown: '#33414d',
};

const GLYPHS: Readonly<Record<VerdictLevel, string>> = {
  ok: 'M3 8.5 6.5 12 13 4.5',
  empty: 'M4 8h8',
  warning: 'M8 3v6M8 12.4v.2',
  alert: 'M4 4l8 8M12 4l-8 8',
  unknown: 'M5.2 5.6a2.8 2.8 0 1 1 4.2 2.4C8.4 8.6 8 9 8 10.2M8 13.2v.1',
};

/** Keeps only characters that the bundled font has: for others, the renderer would download a font. */
const toDrawable = (text: string): string =>
  text.replace(/[^\u0020-\u024f\u2013\u2014\u2018\u2019\u00b7]/g, '').trim();

/** The Open Graph image, 1200 × 630. It names no service, scope or incident, and states its own time. */
export function PreviewPicture({
  title,
  level,
  sentence,
  counts,
  time,
}: {
  readonly title: string;
  readonly level: VerdictLevel;
  readonly sentence: string;
  readonly counts: string;
  readonly time: string;
}) {
  const ink = level === 'warning' ? '#17222c' : '#ffffff';
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
      <div style={{ fontSize: 40 }}>{toDrawable(title)}</div>
      <div style={{ display: 'flex', alignItems: 'center' }}>
        <svg width="150" height="150" viewBox="0 0 16 16" fill="none" stroke={ink} strokeWidth="2">
          <path d={GLYPHS[level]} />
        </svg>
        <div style={{ fontSize: 112, marginLeft: 44 }}>{toDrawable(sentence)}</div>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={{ fontSize: 48 }}>{toDrawable(counts)}</div>
        <div style={{ fontSize: 34, marginTop: 10 }}>{toDrawable(time)}</div>
      </div>
    </div>
  );
}
