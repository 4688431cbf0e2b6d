/** @jsxImportSource ../../../jsx */
import type { Child } from 'hono/jsx';
import { fieldId } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';

interface TickProps {
  name: string;
  checked: boolean;
  /** What is seen beside the box. */
  children: Child;
  /** What follows for those who do not see the row: « en Piano ». */
  about?: string;
  /** Seen too: in accessibility mode there are no rows. */
  showAbout?: boolean;
  error?: string | undefined;
  /** Boxes of one kind exclude those of the others (re-enrolment.js). */
  kind: 'administrative' | 'courses' | 'none';
  /** The curriculum that this box is, or that it belongs to. */
  whole?: string | undefined;
  part?: string | undefined;
}

/** One box of the guides, with a target of a finger's size. */
export const Tick = ({ name, checked, children, about, showAbout, error, kind, whole, part }: TickProps) => {
  const id = fieldId(name);
  return (
    <>
      <label class={error ? 'tick is-wrong' : 'tick'}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value="oui"
          checked={checked}
          data-kind={kind}
          data-whole={whole}
          data-part={part}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>
          {children}
          {about && <span class={showAbout ? undefined : 'unseen'}> {about}</span>}
        </span>
      </label>
      {error && <Wrong id={`${id}-error`}>{error}</Wrong>}
    </>
  );
};

/** The sentence beside what cannot be taken. */
export const Wrong = ({ id, children }: { id: string; children: Child }) => (
  <p class="under error" id={id}>
    <Icon name="alert" />
    <span>{children}</span>
  </p>
);
