/** @jsxImportSource ../../../jsx */
import type { ReEnrolmentForm } from '../../../../../shared/contract/re-enrolments.ts';
import { REQUESTS_MAX, WISH_MAX } from '../../../../../shared/rules/re-enrolment.ts';
import { Field, fieldId } from '../../../extranet/forms.tsx';
import type { Visit } from '../../../extranet/page.ts';
import type { RefusedFields } from '../../../extranet/refused-fields.ts';
import { CourseTable } from './course-table.tsx';
import { Tick, Wrong } from './tick.tsx';
import { type Filled, NAMES, RANKS } from './typed-form.ts';

interface Props {
  visit: Visit;
  form: ReEnrolmentForm;
  filled: Filled;
  errors: RefusedFields;
}

/** The boxes: the administrative re-enrolment, or curricula and courses, or neither. */
export const AnswerFields = ({ visit, form, filled, errors }: Props) => {
  const { administrative, byCourse } = form.campaign;
  const error = errors.of('answer');
  return (
    <fieldset
      class="group answer"
      id={fieldId('answer')}
      tabindex={-1}
      aria-describedby={error ? 'champ-answer-error champ-answer-hint' : 'champ-answer-hint'}
    >
      <legend>Réinscription</legend>
      <p class="quiet" id="champ-answer-hint">
        {howToTick(form)}
      </p>
      {error && <Wrong id="champ-answer-error">{error}</Wrong>}
      {administrative && (
        <div class="one-answer">
          <Tick name={NAMES.administrative} checked={filled.administrative} kind="administrative" error={errors.of(NAMES.administrative)}>
            <strong>Réinscription administrative</strong>
            <span class="hint">L’élève garde sa place ; ses cours seront fixés ensuite avec le conservatoire.</span>
          </Tick>
        </div>
      )}
      <div class="one-answer">
        <CourseTable
          visit={visit}
          courses={form.courses}
          filled={filled}
          column={byCourse ? 'boxes' : 'none'}
          error={errors.of('courses')}
        />
      </div>
      <div class="one-answer">
        <Tick name={NAMES.doesNotReEnrol} checked={filled.doesNotReEnrol} kind="none" error={errors.of(NAMES.doesNotReEnrol)}>
          <strong>Ne se réinscrit pas</strong>
          <span class="hint">La place sera proposée à un autre élève.</span>
        </Tick>
      </div>
      {/* re-enrolment.js says here which boxes it has emptied */}
      <p class="unseen" role="status" id="boxes-told"></p>
    </fieldset>
  );
};

function howToTick({ campaign: { administrative, byCourse } }: ReEnrolmentForm): string {
  if (administrative && byCourse)
    return 'Cochez soit la case Réinscription administrative, soit les cases des cursus ou des cours auxquels l’élève se réinscrit.';
  if (administrative) return 'Cochez la case Réinscription administrative, ou indiquez que l’élève ne se réinscrit pas.';
  return 'Cochez les cases des cursus ou des cours auxquels l’élève se réinscrit.';
}

/** Wishes in order of preference: a discipline, some words, or both. */
export const WishFields = ({ form, filled, errors }: Omit<Props, 'visit'>) => (
  <fieldset class="group">
    <legend>Vœux, par ordre de préférence</legend>
    <p class="quiet">Facultatif : une autre discipline, un second instrument, un souhait d’enseignant ou d’horaire.</p>
    <div class="fields wishes">
      {RANKS.map((rank) => (
        <>
          <Field
            name={NAMES.wishDiscipline(rank)}
            label={`Vœu ${rank} : discipline`}
            options={[{ value: '', label: 'Aucune' }, ...form.disciplines.map(({ id, name }) => ({ value: id, label: name }))]}
            value={filled.wishes[rank - 1]?.disciplineId ?? ''}
            error={errors.of(NAMES.wishDiscipline(rank))}
          />
          <Field
            name={NAMES.wish(rank)}
            label={`Vœu ${rank} : précisions`}
            value={filled.wishes[rank - 1]?.wish ?? ''}
            maxlength={WISH_MAX}
            width="two-thirds"
            error={errors.of(NAMES.wish(rank))}
          />
        </>
      ))}
    </div>
  </fieldset>
);

/** « Demandes complémentaires »: not cut off while it is typed or pasted, so that nothing is lost without a word. */
export const RequestsField = ({ filled: { requests }, errors }: Pick<Props, 'filled' | 'errors'>) => {
  const id = fieldId(NAMES.requests);
  const error = errors.of(NAMES.requests);
  return (
    <fieldset class="group">
      <legend>Demandes complémentaires</legend>
      <div class={error ? 'field requests is-wrong' : 'field requests'}>
        <label class="label" for={id}>
          Vos demandes au secrétariat
          <span class="hint">
            Facultatif, {inThousands(REQUESTS_MAX)} caractères au plus. N’écrivez ici aucune information de santé : parlez-en de vive voix
            au secrétariat.
          </span>
        </label>
        <textarea
          class="control"
          id={id}
          name={NAMES.requests}
          rows={5}
          data-max={REQUESTS_MAX}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${id}-error ${id}-count` : `${id}-count`}
        >
          {/* the parser drops a first line break */}
          {`\n${requests}`}
        </textarea>
        {error && <Wrong id={`${id}-error`}>{error}</Wrong>}
        <p class="under" id={`${id}-count`}>
          {charactersLeft(requests)}
        </p>
        <p class="unseen" role="status" id={`${id}-told`}></p>
      </div>
    </fieldset>
  );
};

/** The same words as re-enrolment.js keeps up to date. */
function charactersLeft(text: string): string {
  const left = REQUESTS_MAX - text.length;
  const many = Math.abs(left) > 1 ? 's' : '';
  return left < 0 ? `${inThousands(-left)} caractère${many} de trop.` : `Encore ${inThousands(left)} caractère${many}.`;
}

const inThousands = (count: number): string => count.toLocaleString('fr-FR');
