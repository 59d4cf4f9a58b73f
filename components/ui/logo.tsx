/** The default logo, in the colour of the surrounding text. */
export function Logo() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 1.5a6.5 6.5 0 0 0 0 13Z" fill="currentColor" />
    </svg>
  );
}
