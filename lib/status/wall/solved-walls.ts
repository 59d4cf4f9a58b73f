import { solveLayout, type WallInput } from './solve-layout';
import type { WallContent } from './wall-content';
import type { WallLayout } from './wall-layout';

/** What changes each second, and is drawn into the room that it was given. */
const still = ({ map: _, clock, footer, ...rest }: WallContent): object => ({
  ...rest,
  clock: clock.replace(/\d/g, '0'),
  footer: footer.map(({ id, widest }) => [id, widest]),
});

/** Solved layouts, one for each view: a wall is drawn each second, and laid out only when something else than its clock changes. */
export class SolvedWalls {
  readonly #known = new Map<string, { readonly key: string; readonly layout: WallLayout }>();

  /**
   * The layout of a view.
   *
   * @param id Names the view.
   * @param version Of the map: another one whenever it changes.
   */
  solve(id: string, version: string, input: WallInput): WallLayout {
    const key = JSON.stringify([version, input.legible, input.isSwapped, still(input.content)]);
    const known = this.#known.get(id);
    if (known?.key === key) return known.layout;
    const layout = solveLayout(input);
    this.#known.set(id, { key, layout });
    return layout;
  }
}
