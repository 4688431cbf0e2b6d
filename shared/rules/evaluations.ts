/** « Devoir collectif n° 1 »; the type stands before a title that does not say it. */
export function evaluationName({ type, title }: { type: string; title: string | null }): string {
  if (!title) return type;
  return title.toLowerCase().startsWith(type.toLowerCase()) ? title : `${type} – ${title}`;
}
