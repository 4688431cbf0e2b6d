/** @jsxImportSource ../jsx */
import type { Child } from 'hono/jsx';
import { Icon } from './icons.tsx';
import type { Visit } from './page.ts';

interface FormProps {
  visit: Visit;
  action: string;
  id?: string;
  class?: string;
  /** For forms that bring files. */
  enctype?: 'multipart/form-data';
  /** The page's own address, where it may be shown in answer to another request. */
  'data-address'?: string;
  children: Child;
}

/** Every form posts to ourselves with the token of this browser (NET-4.5) and the mark of its account (drafts.ts). */
export const Form = ({ visit, action, id, children, ...rest }: FormProps) => {
  const owner = visit.owner();
  return (
    // checked by the service: the browser's own bubbles would stop the guides' messages from ever being seen
    <form method="post" action={action} id={id} novalidate {...rest}>
      <input type="hidden" name="csrf" value={visit.csrf()} />
      {owner && <input type="hidden" name="owner" value={owner} />}
      {children}
    </form>
  );
};

interface FieldProps {
  name: string;
  label: string;
  value?: string;
  type?: 'text' | 'password' | 'email' | 'tel';
  options?: readonly { value: string; label: string }[];
  /** The sentence beside the field, when what it holds cannot be taken. */
  error?: string | undefined;
  hint?: string | undefined;
  required?: boolean;
  /** Says « (obligatoire) » in the label; left out where a sentence above the form says it for all. */
  saysRequired?: boolean;
  autocomplete?: string | undefined;
  maxlength?: number;
  width?: 'wide' | 'half' | 'two-thirds' | undefined;
  /** What the family has changed and the office has not decided yet. */
  changed?: boolean;
  /** Lines under the field: what stands now, what was answered. */
  under?: Child;
  /** Ids of elements elsewhere that describe the field too. */
  describedBy?: string | undefined;
  class?: string;
}

/** One field: its label in sight, its hint in the label, its error tied to it (A11Y-6.5). */
export const Field = (props: FieldProps) => {
  const { name, label, error, hint, changed } = props;
  const id = fieldId(name);
  const described = [error && `${id}-error`, props.under && `${id}-under`, props.describedBy].filter(Boolean).join(' ') || undefined;
  const common = {
    id,
    name,
    class: 'control',
    required: props.required,
    autocomplete: props.autocomplete,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described,
  };
  return (
    <div class={['field', props.width, changed && 'is-changed', error && 'is-wrong', props.class].filter(Boolean).join(' ')}>
      <label class="label" for={id}>
        {label}
        {props.required && props.saysRequired && <span class="needed"> (obligatoire)</span>}
        {changed && <span class="changed"> * modifié</span>}
        {hint && <span class="hint">{hint}</span>}
      </label>
      {props.options ? <Choice {...common} value={props.value} options={props.options} /> : <Line {...common} {...props} />}
      {(error || props.under) && (
        <div class="below">
          {error && (
            <p class="under error" id={`${id}-error`}>
              <Icon name="alert" />
              <span>{error}</span>
            </p>
          )}
          {props.under && <div id={`${id}-under`}>{props.under}</div>}
        </div>
      )}
    </div>
  );
};

export const fieldId = (name: string): string => `champ-${name}`;

interface ControlProps {
  id: string;
  name: string;
  class: string;
  required: boolean | undefined;
  autocomplete: string | undefined;
  'aria-invalid': 'true' | undefined;
  'aria-describedby': string | undefined;
}

const Line = ({ type = 'text', value, maxlength, id, name, required, autocomplete, ...rest }: ControlProps & FieldProps) => {
  // phones would make words of it
  const isIdentifier = autocomplete === 'username';
  return (
    <input
      type={type}
      id={id}
      name={name}
      class="control"
      value={type === 'password' ? undefined : (value ?? '')}
      required={required}
      maxlength={maxlength}
      autocomplete={autocomplete}
      autocapitalize={isIdentifier ? 'none' : undefined}
      spellcheck={isIdentifier ? false : undefined}
      aria-invalid={rest['aria-invalid']}
      aria-describedby={rest['aria-describedby']}
    />
  );
};

const Choice = ({
  value,
  options,
  ...common
}: ControlProps & { value: string | undefined; options: readonly { value: string; label: string }[] }) => (
  <select {...common}>
    {options.map((option) => (
      <option value={option.value} selected={option.value === (value ?? '')}>
        {option.label}
      </option>
    ))}
  </select>
);

/** What has to be mended, first thing read after a refused form; each line leads to its field. */
export const ErrorSummary = ({
  message,
  fields,
  children,
}: {
  message: string;
  fields: readonly { name: string; label: string; sentence: string }[];
  children?: Child;
}) => {
  const [only] = fields;
  // one field whose sentence is the whole message: said once
  const isSaid = fields.length === 1 && only?.sentence === message;
  return (
    <div class="banner wrong" role="alert" tabindex={-1} data-focus>
      <Icon name="alert" />
      <div>
        <h2>{isSaid ? <a href={`#${fieldId(only.name)}`}>{message}</a> : message}</h2>
        {fields.length > 0 && !isSaid && (
          <ul>
            {fields.map(({ name, label, sentence }) => (
              <li>
                <a href={`#${fieldId(name)}`}>
                  {label} : {sentence}
                </a>
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </div>
  );
};

/** A password: pasted, filled in by the browser, or shown while it is typed (the button comes with passwords.js). */
export const PasswordField = (props: Omit<FieldProps, 'type' | 'value' | 'options'>) => (
  <Field {...props} type="password" class={`password ${props.class ?? ''}`} />
);
