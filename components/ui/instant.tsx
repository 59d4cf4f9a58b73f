import { formatInstant, type InstantFormat } from './format-instant';

/** An instant in words, with the whole of it at hand. */
export function Instant({ at, ...format }: InstantFormat & { readonly at: string }) {
  const full = new Date(at).toLocaleString('en-GB', {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone: format.timeZone,
  });
  return (
    <time dateTime={at} title={full}>
      {formatInstant(at, format)}
    </time>
  );
}
