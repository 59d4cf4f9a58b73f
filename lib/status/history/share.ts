/**
 * A share in percent, rounded for display so that it stays true at the ends: 99.995 % is 99.99 and not 100, and what happened is not 0.
 *
 * @param digits After the decimal point.
 * @returns Null if `whole` is 0: nothing was observed.
 */
export function toPercent(part: number, whole: number, digits = 2): number | null {
  if (whole <= 0) return null;
  const unit = 10 ** digits;
  const units = Math.round((100 * unit * part) / whole);
  if (part < whole && units >= 100 * unit) return (100 * unit - 1) / unit;
  if (part > 0 && units <= 0) return 1 / unit;
  return units / unit;
}
