/** @jsxImportSource hono/jsx */
import type { FamilySheet } from '../../../../../shared/contract/change-requests.ts';
import { notFound, type Refusal } from '../../../../../shared/refusal.ts';
import { showField } from '../../../../../shared/rules/fields.ts';
import { GUARDIAN_FIELDS, guardianField, guardianFieldNames } from '../../../../../shared/rules/guardian-fields.ts';
import { ErrorSummary, Form } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Back, Layout, PageTitle } from '../../../extranet/layout.tsx';
import { goTo, type Reply, refusalOf, show, statusOf, type Visit } from '../../../extranet/page.ts';
import { refusedFields } from '../../../extranet/refused-fields.ts';
import type { Typed } from '../../../extranet/typed.ts';
import { AnsweredBanner, PendingBanner, SheetMessage } from './sheet-banners.tsx';
import { SheetFields, shownValue } from './sheet-fields.tsx';

export type Guardian = FamilySheet['guardians'][number];

export const showSheet = (visit: Visit): Promise<Reply> => sheetPage(visit);

/** The whole sheet is sent; the office learns only of what differs. */
export async function requestChange(visit: Visit): Promise<Reply> {
  const { typed } = visit;
  const values = Object.fromEntries(guardianFieldNames.flatMap((name) => (typed.has(name) ? [[name, typed.get(name) ?? '']] : [])));
  let next = '';
  const refusal = await refusalOf(
    visit
      .call('changeRequests.request', {
        guardianId: typed.get('guardianId') ?? '',
        values,
        shown: shownBefore(typed),
        password: typed.get('password') || null,
      })
      .then(({ changed, acknowledgedAt }) => {
        next = changed ? (acknowledgedAt ? 'fiche-modifiee' : 'fiche-modifiee-sans-e-mail') : 'rien-a-modifier';
      }),
  );
  return refusal ? sheetPage(visit, refusal) : goTo(`/famille?message=${next}`);
}

/** What the form showed when it was opened; without it every field counts as typed. */
function shownBefore(typed: Typed): Record<string, string> | null {
  try {
    return JSON.parse(typed.get('shown') ?? 'null');
  } catch {
    return null;
  }
}

export async function withdrawRequest(visit: Visit): Promise<Reply> {
  const refusal = await refusalOf(visit.call('changeRequests.withdraw', { id: visit.typed.get('id') ?? '' }));
  return refusal ? sheetPage(visit, refusal) : goTo('/famille?message=demande-retiree');
}

async function sheetPage(visit: Visit, refusal?: Refusal): Promise<Reply> {
  const { guardians } = await visit.call('changeRequests.sheet', {});
  const own = guardians.find((guardian) => guardian.own);
  if (!own) throw notFound('Cette fiche');
  const others = guardians.filter((guardian) => guardian !== own);
  return show(<SheetPage visit={visit} own={own} others={others} refusal={refusal} />, refusal ? statusOf(refusal) : 200);
}

const LABELS: Record<string, string> = {
  ...Object.fromEntries(guardianFieldNames.map((name) => [name, GUARDIAN_FIELDS[name].label])),
  password: 'Mot de passe actuel',
};

interface SheetProps {
  visit: Visit;
  own: Guardian;
  others: readonly Guardian[];
  refusal: Refusal | undefined;
}

const SheetPage = ({ visit, own, others, refusal }: SheetProps) => {
  const errors = refusedFields(refusal, LABELS);
  const title = `Famille – ${own.name}`;
  const typed = visit.typed.has('guardianId') ? visit.typed : visit.draft;
  return (
    <Layout visit={visit} title={refusal ? `Erreur – ${title}` : title}>
      <SheetMessage visit={visit} guardian={own} />
      <PageTitle above="Famille" title={own.name}>
        {own.position === 1 && <p class="pill">Responsable de la famille</p>}
      </PageTitle>
      {refusal && <ErrorSummary message={refusal.message} fields={errors.list} />}
      {visit.draft && (
        <div class="banner told" role="status">
          <Icon name="info" />
          <p>
            Vous avez dû vous reconnecter : rien n’est encore envoyé. Ce que vous aviez saisi est revenu dans la fiche ; vérifiez, puis
            appuyez sur Modifier.
          </p>
        </div>
      )}
      {own.pending && <PendingBanner visit={visit} pending={own.pending} />}
      {own.answered && !own.pending && <AnsweredBanner answered={own.answered} />}
      <Form visit={visit} action="/famille" id="fiche" data-address="/famille">
        <input type="hidden" name="guardianId" value={own.id} />
        <input type="hidden" name="shown" value={typed?.get('shown') ?? JSON.stringify(shownNow(own))} />
        <SheetFields guardian={own} typed={typed} errors={errors} />
        <div class="actions sheet-actions">
          <button class="button primary" type="submit" id="modifier">
            Modifier
          </button>
          {own.pending && (
            <p class="state">
              <Icon name="clock" /> Fiche en attente de validation
            </p>
          )}
          <Back to="/accueil" />
        </div>
      </Form>
      {others.map((guardian) => (
        <OtherSheet guardian={guardian} />
      ))}
    </Layout>
  );
};

const shownNow = (own: Guardian) => Object.fromEntries(guardianFieldNames.map((name) => [name, shownValue(name, own)]));

/** Another responsable's sheet is read: only that person, or the office, changes it. */
const OtherSheet = ({ guardian }: { guardian: Guardian }) => (
  <section class="card other-sheet" aria-labelledby={`fiche-${guardian.id}`}>
    <h2 id={`fiche-${guardian.id}`}>{guardian.name}</h2>
    <p class="quiet">Autre responsable de la famille. Cette fiche se modifie avec son propre identifiant, ou au secrétariat.</p>
    <dl class="facts">
      {guardianFieldNames
        .filter((name) => guardian.values[name])
        .map((name) => (
          <div>
            <dt>{GUARDIAN_FIELDS[name].label}</dt>
            <dd>{showField(guardianField(name), guardian.values[name])}</dd>
          </div>
        ))}
    </dl>
  </section>
);
