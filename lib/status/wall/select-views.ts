import { parseSelection, type FilterProblem, type Selection } from '../model/selection';
import type { Snapshot } from '../model/types';
import { formatView } from './format-wall-options';
import type { WallOptions, WallView } from './wall-options';

const EVERYTHING: WallView = { kind: 'all' };

/** Whether a view is a list without a map. */
export const isList = ({ kind }: WallView): boolean => kind === 'incidents' || kind === 'maintenances';

function nameOf(sections: Snapshot['sections'], { scopes, services }: Selection): string | null {
  const found =
    sections.scopes.items.find(({ id }) => scopes.includes(id)) ??
    sections.services.items.find(({ id }) => services.includes(id));
  return found?.name ?? null;
}

/** A view of a wall with what it selects: places that all of its selections contain. */
export interface SelectedView {
  readonly view: WallView;
  /** Name of the scope or service; null for other views. */
  readonly name: string | null;
  readonly selections: readonly Selection[];
}

/** The views of a wall, and the names in its URL that do not exist. */
export function selectViews(
  { sections }: Pick<Snapshot, 'sections'>,
  options: Pick<WallOptions, 'scopes' | 'services' | 'views'>,
): { readonly views: readonly SelectedView[]; readonly problems: readonly FilterProblem[] } {
  const query = new URLSearchParams([
    ...options.scopes.map((ref) => ['scope', ref]),
    ...options.services.map((ref) => ['service', ref]),
  ]);
  const { selection, problems } = parseSelection(query, sections);
  const unknown: FilterProblem[] = [...problems];
  const views = options.views.flatMap((view): SelectedView[] => {
    if (!('ref' in view)) return [{ view, name: null, selections: [selection] }];
    const parsed = parseSelection(new URLSearchParams([[view.kind, view.ref]]), sections);
    unknown.push(...parsed.problems.map(() => ({ parameter: 'view', value: formatView(view) })));
    const name = nameOf(sections, parsed.selection);
    return name === null ? [] : [{ view, name, selections: [selection, parsed.selection] }];
  });
  return {
    views: views.length > 0 ? views : [{ view: EVERYTHING, name: null, selections: [selection] }],
    problems: unknown,
  };
}
