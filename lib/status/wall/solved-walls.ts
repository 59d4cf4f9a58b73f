import { solveLayout, type WallInput } from './solve-layout';
import type { WallContent } from './wall-content';
import type { WallLayout } from './wall-layout';

/** The content without what changes each second: those texts keep the room that the layout gave them. */
const still = ({ map: _, clock, footer, ...rest }: WallContent): object => ({
  ...rest,
  clock: clock.replace(/\d/g, '0'),
  footer: footer.map(({ id, widest }) => [id, widest]),
});

/** Caches a layout for each view: a wall renders each second, but its layout rarely changes. */
export class SolvedWalls {
  readonly #known = new Map<string, { readonly key: string; readonly layout: WallLayout }>();

  /**
   * The layout of a view.
   *
   * @param id Key of the view.
   * @param version Version of the map.
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
