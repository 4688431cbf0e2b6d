/**
 * French spacing: the ordinary space before `: ; ! ? »` and after `«` and `n°` becomes one that never breaks a line (U+00A0).
 * Sentences are written with plain spaces in the code, where the other kind cannot be seen, and pass here on their way to a reader.
 */
export const typeset = (text: string): string => text.replace(/ (?=[:;!?»](?:\s|$|[)»….,]))/g, '\u00a0').replace(/(«|n°) /g, '$1\u00a0');

/**
 * The same for a page: in what is read, never in what a form sends back, so tags and text areas are left as they are. Text holds no bare
 * `<` or `>`, and neither does an attribute.
 */
export const typesetHtml = (html: string): string =>
  html.replace(BREAKING, (space: string, at: number) => {
    const tag = html.lastIndexOf('<', at);
    return tag > html.lastIndexOf('>', at) || html.startsWith('<textarea', tag) ? space : '\u00a0';
  });

/**
 * As in `typeset`; a text ends where a tag begins. On a phone's narrow lines a figure also keeps its unit (« 2 Mo », « 23 h 59 ») and a
 * telephone number its five pairs.
 */
const BREAKING =
  / (?:(?=[:;!?»](?:\s|$|[<)»….,]))|(?<=(?:«|n°) )|(?<=\d )(?=(?:[KM]o|h|min|€)(?![\p{L}\d]))|(?<=\d h )(?=\d)|(?<=\b\d\d )(?=\d\d\b))/gu;

/** « jeudi » as it begins a line: « Jeudi ». */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A word of the office's lists in the middle of a sentence: « Présent » gives « présent », « FM 203 » stays. */
export const within = (words: string): string => (/^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);

/** What a person wrote, with a full stop unless it ends itself. */
export const sentenceOf = (text: string): string => (/[.!?…»]$/.test(text) ? text : `${text}.`);
