import 'server-only';

import { withDisplayNames } from '@/lib/status/model/display-board';
import { toDisplayName } from '@/lib/status/model/display-name';
import type { Dimension } from '@/lib/status/model/types';
import type { WallOptions } from '@/lib/status/wall/wall-options';

/** One scope or service to choose. */
export interface SetupChoice {
  /** As the wall's address names it. */
  readonly value: string;
  readonly label: string;
  /** Whether the wall is cut down to it. */
  readonly isChosen: boolean;
  /** Whether it has a view of its own. */
  readonly hasView: boolean;
}

/** Its name, where that says which one it is and can be shown as it is; else its id. */
function refOf({ id, name }: Dimension, all: readonly Dimension[]): string {
  const same = all.filter((other) => other.name.trim().toLowerCase() === name.trim().toLowerCase());
  const isPlain = toDisplayName(name) === name.trim() && name.trim() !== '';
  return same.length > 1 || /^\d+$/.test(name.trim()) || !isPlain ? String(id) : name.trim();
}

/**
 * What there is to choose of one kind, by name, with what a wall's address says of it. What it names and does not exist stays on the
 * list, at the end, so that it is not lost from the address unasked.
 */
export function setupChoices(
  kind: 'scope' | 'service',
  items: readonly Dimension[],
  { scopes, services, views }: Pick<WallOptions, 'scopes' | 'services' | 'views'>,
): readonly SetupChoice[] {
  const chosen = kind === 'scope' ? scopes : services;
  const viewed = views.flatMap((view) => ('ref' in view && view.kind === kind ? [view.ref] : []));
  const names = ({ id, name }: Dimension) => [String(id), name.trim().toLowerCase()];
  const isAmong = (item: Dimension, refs: readonly string[]) =>
    refs.some((ref) => names(item).includes(ref.trim().toLowerCase()));
  const known = new Set(items.flatMap(names));
  const lost = [...new Set([...chosen, ...viewed])].filter((ref) => !known.has(ref.trim().toLowerCase()));
  return [
    ...items
      .map((item) => ({
        value: refOf(item, items),
        label: withDisplayNames(item).name,
        isChosen: isAmong(item, chosen),
        hasView: isAmong(item, viewed),
      }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    ...lost.map((ref) => ({
      value: ref,
      label: toDisplayName(ref) || ref,
      isChosen: chosen.includes(ref),
      hasView: viewed.includes(ref),
    })),
  ];
}
