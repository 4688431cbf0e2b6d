/** @jsxImportSource ../jsx */

/** What somebody typed in several lines, in as many paragraphs. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n+/).map((line) => (
      <p>{line}</p>
    ))}
  </>
);
