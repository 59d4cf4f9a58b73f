import { SCREEN_RANGES, toScreenFit } from '@/lib/status/wall/legible';

const DISTANCES = [2, 3, 4, 5, 6, 8, 10];

/** The smallest screen that is large enough at a distance, as a Markdown table. */
export function distancesTable(): string {
  const cellsOf = (cell: (metres: number) => string): string => DISTANCES.map(cell).join(' | ');
  const leastInches = (distanceMetres: number): string => {
    const diagonalInches = SCREEN_RANGES.diagonalInches[0];
    const least = toScreenFit({ diagonalInches, distanceMetres }).leastInches;
    return least === null ? '–' : `${least}″`;
  };
  return [
    `| viewers at       | ${cellsOf((metres) => `${metres} m`)} |`,
    `| ---------------- | ${cellsOf(() => '---')} |`,
    `| screen, at least | ${cellsOf(leastInches)} |`,
  ].join('\n');
}
