/** @jsxImportSource ../../../jsx */
import type { DocumentLine } from '../../../../../shared/contract/documents.ts';
import { FILE_BYTES, FILE_EXTENSIONS, FILES_PER_IMPORT, FORMATS_SENTENCE } from '../../../../../shared/rules/documents.ts';
import { Field, Form, fieldId } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Back } from '../../../extranet/layout.tsx';
import type { Visit } from '../../../extranet/page.ts';
import type { RefusedFields } from '../../../extranet/refused-fields.ts';
import type { Typed } from '../../../extranet/typed.ts';
import { FILE_FIELD } from '../../../extranet/upload.ts';

export const NAMES = { piece: 'piece', issuedOn: 'issuedOn' } as const;
export const LABELS: Readonly<Record<string, string>> = {
  [NAMES.piece]: 'Nom du document',
  [FILE_FIELD]: 'Fichier',
  [NAMES.issuedOn]: 'Date du document',
};

/** One line of the list of names. */
export interface Choice {
  /** The demand and, where one of several papers will do, which: `id` or `id:alternative`. */
  value: string;
  label: string;
  group: 'Famille' | 'Élève';
  several: boolean;
  dated: boolean;
}

/** What can be imported now, by its names. */
export function choicesOf(family: readonly DocumentLine[], student: readonly DocumentLine[]): Choice[] {
  const of = (lines: readonly DocumentLine[], group: Choice['group']) =>
    lines
      .filter(({ importRefusal }) => importRefusal === null)
      .flatMap(({ requirementId, name, alternatives, severalFiles: several, dated }): Choice[] => {
        const common = { group, several, dated };
        if (alternatives.length === 0) return [{ value: requirementId, label: name, ...common }];
        return alternatives.map((paper) => ({ value: `${requirementId}:${paper.id}`, label: `${name} : ${paper.name}`, ...common }));
      });
  return [...of(family, 'Famille'), ...of(student, 'Élève')];
}

interface ImportFormProps {
  visit: Visit;
  choices: readonly Choice[];
  /** The name that is chosen already; a demand alone stands for the first of its papers. */
  wanted: string;
  typed: Typed | null;
  errors: RefusedFields;
  back: string;
}

/** The guides' window: the name of the document, *Parcourir*, *Importer*. The file comes last, so that all else is read before it. */
export const ImportForm = ({ visit, choices, wanted, typed, errors, back }: ImportFormProps) => (
  <Form visit={visit} action={visit.path} enctype="multipart/form-data" id="import" class="card stack import" data-address={visit.path}>
    <PieceField choices={choices} wanted={wanted} error={errors.of(NAMES.piece)} />
    {choices.some(({ dated }) => dated) && (
      <div data-dated>
        <Field
          name={NAMES.issuedOn}
          label="Date du document"
          hint="Celle qui figure dessus, si la pièce doit être récente. Par exemple 22/11/2026."
          value={typed?.get(NAMES.issuedOn) ?? ''}
          error={errors.of(NAMES.issuedOn)}
          maxlength={20}
        />
      </div>
    )}
    <FileField several={choices.some(({ several }) => several)} error={errors.of(FILE_FIELD)} />
    <div class="actions">
      <button class="button primary" type="submit" id="importer">
        <Icon name="upload" /> Importer
      </button>
      <Back to={back} />
    </div>
  </Form>
);

const PieceField = ({ choices, wanted, error }: { choices: readonly Choice[]; wanted: string; error: string | undefined }) => {
  const id = fieldId(NAMES.piece);
  const chosen =
    choices.find(({ value }) => value === wanted)?.value ?? choices.find(({ value }) => value.split(':')[0] === wanted && wanted)?.value;
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <div class={`field wide ${error ? 'is-wrong' : ''}`}>
      <label class="label" for={id}>
        Nom du document
        <span class="hint">Celui qui correspond à ce que vous importez.</span>
      </label>
      <select class="control" id={id} name={NAMES.piece} required aria-invalid={error && 'true'} aria-describedby={error && `${id}-error`}>
        <option value="">Choisissez…</option>
        {groups.map((group) => (
          <optgroup label={group}>
            {choices
              .filter((choice) => choice.group === group)
              .map(({ value, label, several, dated }) => (
                <option value={value} selected={value === chosen} data-several={several && 'yes'} data-dated={dated && 'yes'}>
                  {label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <Below id={id} error={error} />
    </div>
  );
};

const ACCEPT = [...FILE_EXTENSIONS.map((extension) => `.${extension}`), 'image/jpeg', 'image/png', 'application/pdf'].join(',');

/** documents.js makes it the button *Parcourir* with the names of what was chosen, and warns before anything is sent. */
const FileField = ({ several, error }: { several: boolean; error: string | undefined }) => {
  const id = fieldId(FILE_FIELD);
  return (
    <div class={`field wide file-field ${error ? 'is-wrong' : ''}`}>
      <label class="label" for={id}>
        Fichier
        <span class="hint">{FORMATS_SENTENCE}</span>
        {several && <span class="hint">Une pièce en plusieurs pages peut être donnée en {FILES_PER_IMPORT} fichiers à la fois.</span>}
      </label>
      <input
        class="control"
        type="file"
        id={id}
        name={FILE_FIELD}
        accept={ACCEPT}
        multiple={several}
        required
        data-bytes={FILE_BYTES}
        data-files={FILES_PER_IMPORT}
        aria-invalid={error && 'true'}
        aria-describedby={error && `${id}-error`}
      />
      <Below id={id} error={error} />
    </div>
  );
};

const Below = ({ id, error }: { id: string; error: string | undefined }) =>
  error ? (
    <div class="below">
      <p class="under error" id={`${id}-error`}>
        <Icon name="alert" />
        <span>{error}</span>
      </p>
    </div>
  ) : null;
