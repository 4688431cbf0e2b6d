import type { JSX } from 'hono/jsx/jsx-runtime';

export type { JSX } from 'hono/jsx/jsx-runtime';

// What the compiler makes of JSX in our pages and e-mails: each element becomes its text at once, innermost first. Hono's own runtime
// builds a tree and keeps contexts for each render, which we have no use for and which costs four times as much.

type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => unknown;

/** Text that is markup already. `isEscaped` is how Hono's `raw` and `html` know it, and we theirs. */
class Html {
  readonly isEscaped = true;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** One element, or what a component gives. */
export function jsx(tag: string | Component, props: Props): JSX.Element {
  return new Html(typeof tag === 'string' ? element(tag, props) : childText(tag(props))) as unknown as JSX.Element;
}
export { jsx as jsxs };

export const Fragment = ({ children }: Props): unknown => children;

function element(tag: string, props: Props): string {
  let head = `<${tag}`;
  for (const name in props) if (name !== 'children') head += attribute(name, props[name]);
  return VOID.has(tag) ? `${head}/>` : `${head}>${childText(props.children)}</${tag}>`;
}

const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
/** Said by being there; any other attribute says « true » or « false ». */
const BOOLEAN = new Set(
  'async autofocus checked defer disabled download hidden inert multiple novalidate open readonly required reversed selected'.split(' '),
);

function attribute(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean' && BOOLEAN.has(name)) return value ? ` ${name}=""` : '';
  return ` ${name}="${escaped(String(value))}"`;
}

function childText(child: unknown): string {
  if (typeof child === 'string') return escaped(child);
  if (child instanceof Html) return child.text;
  if (child === null || child === undefined || typeof child === 'boolean') return '';
  if (Array.isArray(child)) return child.reduce<string>((text, one) => text + childText(one), '');
  if (child instanceof Promise) throw new Error('a page is drawn at once: await what it shows before');
  return isMarkup(child) ? String(child) : escaped(String(child));
}

const isMarkup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'isEscaped' in value && value.isEscaped === true;

const SPECIAL = /[&<>"']/;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => (SPECIAL.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '') : text);
