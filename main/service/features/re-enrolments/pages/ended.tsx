/** @jsxImportSource ../../../jsx */
import type { ReEnrolmentContent, ReEnrolmentForm } from '../../../../../shared/contract/re-enrolments.ts';
import type { StudentFrame } from '../../../../../shared/contract/students.ts';
import { formatDateTime } from '../../../../../shared/dates.ts';
import { answerLinesOf, RE_ENROLMENT_STATE_WORDS } from '../../../../../shared/rules/re-enrolment-words.ts';
import { Icon } from '../../../extranet/icons.tsx';
import { Back } from '../../../extranet/layout.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { StudentFile } from '../../../extranet/student-file.tsx';

/** Too late: why, what is recorded, and what had been typed, to be copied. */
export const endedPage = (visit: Visit, student: StudentFrame, form: ReEnrolmentForm, typed: ReEnrolmentContent, why: string): Reply =>
  show(
    <StudentFile visit={visit} student={student} tab="reinscription" title="Erreur – Réinscription">
      <div class="banner wrong" role="alert" tabindex={-1} data-focus>
        <Icon name="alert" />
        <div>
          <h2>{why}</h2>
          <p>{recorded(form)}</p>
          <p>Ce que vous aviez saisi est ci-dessous : copiez-le, et adressez-vous au secrétariat{form.office && ` ${form.office}`}.</p>
        </div>
      </div>
      <div class="field wide">
        <label class="label" for="saisi">
          Ce que vous aviez saisi
        </label>
        <textarea class="control" id="saisi" readonly rows={10}>
          {`\n${answerLinesOf(typed, form)
            .map(([label, value]) => `${label} : ${value}`)
            .join('\n')}`}
        </textarea>
      </div>
      <div class="actions">
        <Back to="/famille" />
      </div>
    </StudentFile>,
    409,
  );

function recorded({ state, number, submittedAt }: ReEnrolmentForm): string {
  if (!submittedAt || state === null || state === 'draft' || state === 'withdrawn')
    return 'Aucune demande n’est enregistrée pour cet élève.';
  return `Votre demande ${number}, envoyée le ${formatDateTime(submittedAt)}, reste enregistrée. État : ${RE_ENROLMENT_STATE_WORDS[state].toLocaleLowerCase('fr')}.`;
}
