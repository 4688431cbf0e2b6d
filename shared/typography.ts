/**
 * French spacing: the ordinary space before `: ; ! ? »` and after `«` and `n°` becomes one that never breaks a line (U+00A0).
 * Sentences are written with plain spaces in the code, where the other kind cannot be seen, and pass here on their way to a reader.
 */
export const typeset = (text: string): string => text.replace(/ (?=[:;!?»](?:\s|$|[)»….,]))/g, '\u00a0').replace(/(«|n°) /g, '$1\u00a0');
