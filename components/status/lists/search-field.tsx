/** The search field of a list (parameter `q`); results update with each keystroke. */
export function SearchField({
  label,
  text,
  onType,
}: {
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
}) {
  return (
    <input
      type="search"
      name="q"
      value={text}
      maxLength={200}
      autoComplete="off"
      aria-label={label}
      placeholder={label}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
      className="w-full min-w-0 rounded-card border border-unknown bg-panel px-3 py-2 text-[15px] placeholder:text-muted"
    />
  );
}
