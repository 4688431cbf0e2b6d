import fc from 'fast-check';
import { raw } from 'hono/html';
import { jsx as honoJsx } from 'hono/jsx/jsx-runtime';
import { describe, expect, it } from 'vitest';
import { Fragment, jsx } from '../../main/service/jsx/jsx-runtime.ts';

type Tree = string | number | boolean | null | undefined | { tag: string; props: Record<string, unknown>; children: Tree[] };

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "l'élève & co", '&lt;', ''),
);
const name = fc.constantFrom('class', 'id', 'href', 'value', 'aria-label', 'data-open', 'title', 'checked', 'open', 'selected', 'tabindex');
const props = fc.dictionary(name, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined)));
const { tree } = fc.letrec<{ tree: Tree }>((again) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.record({
      tag: fc.constantFrom('p', 'ul', 'a', 'td', 'section', 'dialog', 'br', 'img'),
      props,
      children: fc.array(again('tree'), { maxLength: 4 }),
    }) as fc.Arbitrary<Tree>,
  ),
}));

type Make = (tag: string, props: Record<string, unknown>) => unknown;
function made(what: Tree, make: Make): unknown {
  if (typeof what !== 'object' || what === null) return what;
  const isVoid = ['br', 'img'].includes(what.tag);
  return make(what.tag, isVoid ? what.props : { ...what.props, children: what.children.map((child) => made(child, make)) });
}

describe('what the compiler makes of JSX in our pages', () => {
  it('whatever stands in a page, it is written as Hono’s own runtime would write it', () => {
    const page = (what: Tree, make: Make) => String(make('main', { children: made(what, make) }));
    fc.assert(
      fc.property(tree, (what) => {
        expect(page(what, jsx as Make)).toBe(page(what, honoJsx as Make));
      }),
      { numRuns: 2000 },
    );
  });

  it('markup of either kind stands in the other as it is, and text never becomes markup', () => {
    const Bold = ({ children }: Record<string, unknown>) => jsx('b', { children });
    const mixed = jsx(Fragment, { children: [raw('<i>1</i>'), honoJsx('u', { children: '2 < 3' }), jsx(Bold, { children: '<4>' })] });
    expect(String(mixed)).toBe('<i>1</i><u>2 &lt; 3</u><b>&lt;4&gt;</b>');
    expect(String(honoJsx('p', { children: mixed }))).toBe(`<p>${mixed}</p>`);
    expect(String(jsx('a', { title: jsx('b', { children: '"' }) }))).toBe('<a title="&lt;b&gt;&amp;quot;&lt;/b&gt;"></a>');
  });

  it('what is not there yet cannot be drawn', () => {
    expect(() => jsx('p', { children: Promise.resolve('later') })).toThrow('await what it shows before');
  });
});
