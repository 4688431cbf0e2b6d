/** @jsxImportSource ../../../jsx */
import type { Sheet } from '../../../../../shared/contract/change-requests.ts';
import type { InputOf, OutputOf } from '../../../../../shared/contract/index.ts';
import type { Refusal } from '../../../../../shared/refusal.ts';
import { type SheetSubject, sheetFieldNames } from '../../../../../shared/rules/sheets.ts';
import { ErrorSummary, Form } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Back } from '../../../extranet/layout.tsx';
import { refusalOf, type Visit } from '../../../extranet/page.ts';
import { refusedFields } from '../../../extranet/refused-fields.ts';
import type { Typed } from '../../../extranet/typed.ts';
import { fieldOf } from '../fields.ts';
import { pageOf } from '../person.ts';
import { AnsweredBanner, PendingBanner } from './sheet-banners.tsx';
import { SheetFields, shownNames, shownValue } from './sheet-fields.tsx';

interface SheetFormProps {
  visit: Visit;
  sheet: Sheet;
  refusal: Refusal | undefined;
  /** Where « Retour » leads. */
  back: string;
}

/** What waits, what was answered, and the sheet to be changed: the same for everybody whose sheet it is. */
export const SheetForm = ({ visit, sheet, refusal, back }: SheetFormProps) => {
  const errors = refusedFields(refusal, labelsOf(sheet));
  // taking a request back sends no sheet
  const typed = shownNames(sheet).some((name) => visit.typed.has(name)) ? visit.typed : visit.draft;
  const here = pageOf(sheet);
  return (
    <>
      {refusal && <ErrorSummary message={refusal.message} fields={errors.list} />}
      {visit.draft && <Returned />}
      {sheet.pending && <PendingBanner visit={visit} sheet={sheet} pending={sheet.pending} />}
      {sheet.answered && <AnsweredBanner answered={sheet.answered} />}
      <Form visit={visit} action={here} id="fiche" data-address={here}>
        {sheet.subject === 'guardian' && <input type="hidden" name="guardianId" value={sheet.id} />}
        <input type="hidden" name="shown" value={typed?.get('shown') ?? JSON.stringify(shownNow(sheet))} />
        <p class="rules">
          Seuls les champs marqués « obligatoire » sont nécessaires. N’écrivez ici rien qui touche à la santé, aux origines, à la religion
          ou aux opinions.
        </p>
        <SheetFields sheet={sheet} typed={typed} errors={errors} />
        <div class="actions sheet-actions">
          {shownNames(sheet).length > 0 && (
            <button class="button primary" type="submit" id="modifier">
              Modifier
            </button>
          )}
          {sheet.pending && (
            <p class="state">
              <Icon name="clock" /> Fiche en attente de validation
            </p>
          )}
          <Back to={back} />
        </div>
      </Form>
    </>
  );
};

const Returned = () => (
  <div class="banner told" role="status">
    <Icon name="info" />
    <p>
      Vous avez dû vous reconnecter : rien n’est encore envoyé. Ce que vous aviez saisi est revenu dans la fiche ; vérifiez, puis appuyez
      sur Modifier.
    </p>
  </div>
);

const labelsOf = (sheet: Sheet): Record<string, string> => ({
  ...Object.fromEntries(shownNames(sheet).map((name) => [name, fieldOf(sheet.subject, name).label])),
  password: 'Mot de passe actuel',
});

const shownNow = (sheet: Sheet) => Object.fromEntries(shownNames(sheet).map((name) => [name, shownValue(name, sheet)]));

/** The whole sheet is sent; the office learns only of what differs. Gives the message to show next, or why nothing was asked. */
export async function sendSheet(
  visit: Visit,
  subject: SheetSubject,
  person: Pick<InputOf<'changeRequests.request'>, 'guardianId' | 'studentId'>,
): Promise<{ message: string; refusal: null } | { refusal: Refusal }> {
  const { typed } = visit;
  const names = sheetFieldNames(subject).filter((name) => typed.has(name));
  const values = Object.fromEntries(names.map((name) => [name, typed.get(name) ?? '']));
  let message = '';
  const refusal = await refusalOf(
    visit
      .call('changeRequests.request', { ...person, values, shown: shownBefore(typed), password: typed.get('password') || null })
      .then((sent) => {
        message = messageAfter(sent);
      }),
  );
  return refusal ? { refusal } : { message, refusal };
}

function messageAfter({ changed, acknowledgedAt, accepted }: OutputOf<'changeRequests.request'>): string {
  if (!changed) return 'rien-a-modifier';
  if (acknowledgedAt) return 'fiche-modifiee';
  return accepted ? 'fiche-enregistree' : 'fiche-modifiee-sans-e-mail';
}

/** What the form showed when it was opened; without it every field counts as typed. */
function shownBefore(typed: Typed): Record<string, string> | null {
  try {
    return JSON.parse(typed.get('shown') ?? 'null');
  } catch {
    return null;
  }
}

/** Takes the request back that the page names; gives why it could not be. */
export const takeBack = (visit: Visit): Promise<Refusal | null> =>
  refusalOf(visit.call('changeRequests.withdraw', { id: visit.typed.get('id') ?? '' }));
