/** The list with one of it at another place (from 0); the very same list where nothing changes. */
export function placed(ids: readonly string[], id: string, to: number): string[] {
  const from = ids.indexOf(id);
  const place = Math.min(Math.max(to, 0), ids.length - 1);
  if (from < 0 || from === place) return ids as string[];
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, place), id, ...others.slice(place)];
}
