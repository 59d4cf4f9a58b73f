import { GLYPHS, type GlyphName } from '@/lib/status/verdict/glyphs';

/** The shape of a state, in the colour of the surrounding text. Decorative: the text next to it states the same. */
export function StatusGlyph({
  name,
  className = 'size-4',
}: {
  readonly name: GlyphName;
  readonly className?: string;
}) {
  const { d, isDrawn } = GLYPHS[name];
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={`inline-block shrink-0 ${className}`}>
      {isDrawn ? (
        <path d={d} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      ) : (
        <path d={d} fill="currentColor" fillRule="evenodd" />
      )}
    </svg>
  );
}
