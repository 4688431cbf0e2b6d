/** Which of the listed ones are chosen, and the last that was ticked alone: a range begins there. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: string | null;
}

export const NOTHING_CHOSEN: Selection = { ids: new Set(), anchor: null };

/** Ticks or unticks one. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** With Shift: all from the last one ticked to this one become as this one is about to be, in the order in which they are listed. */
export function rangeTo(selection: Selection, id: string, listed: readonly string[]): Selection {
  const [from, to] = [listed.indexOf(selection.anchor ?? id), listed.indexOf(id)];
  if (from < 0 || to < 0) return toggled(selection, id);
  const next = new Set(selection.ids);
  const isTicked = !selection.ids.has(id);
  for (const one of listed.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (isTicked) next.add(one);
    else next.delete(one);
  }
  return { ids: next, anchor: id };
}
