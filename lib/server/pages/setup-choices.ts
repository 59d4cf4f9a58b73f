import { withDisplayNames } from '@/lib/status/model/display-board';
import { toDisplayName } from '@/lib/status/model/display-name';
import { byName } from '@/lib/status/model/order';
import type { Dimension } from '@/lib/status/model/types';
import type { WallOptions } from '@/lib/status/wall/wall-options';

/** A scope or service in the form. */
export interface SetupChoice {
  /** As in the address of the wall. */
  readonly value: string;
  readonly label: string;
  /** Whether the wall is filtered by it. */
  readonly isChosen: boolean;
  /** Whether the wall has a separate view for it. */
  readonly hasView: boolean;
}

/** The name, if it is unique and cannot be mistaken for an ID; else the ID. */
function refOf({ id, name }: Dimension, all: readonly Dimension[]): string {
  const same = all.filter((other) => other.name.trim().toLowerCase() === name.trim().toLowerCase());
  const isPlain = toDisplayName(name) === name.trim() && name.trim() !== '';
  return same.length > 1 || /^\d+$/.test(name.trim()) || !isPlain ? String(id) : name.trim();
}

/** The scopes or services to choose from, sorted by name. Unknown ones in the wall's address are added at the end, so that the form keeps them. */
export function toSetupChoices(
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
  const unknown = [...new Set([...chosen, ...viewed])].filter((ref) => !known.has(ref.trim().toLowerCase()));
  return [
    ...items
      .map((item) => ({
        value: refOf(item, items),
        label: withDisplayNames(item).name,
        isChosen: isAmong(item, chosen),
        hasView: isAmong(item, viewed),
      }))
      .sort((a, b) => byName.compare(a.label, b.label)),
    ...unknown.map((ref) => ({
      value: ref,
      label: toDisplayName(ref) || ref,
      isChosen: chosen.includes(ref),
      hasView: viewed.includes(ref),
    })),
  ];
}
