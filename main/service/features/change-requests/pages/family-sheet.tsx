/** @jsxImportSource ../../../jsx */
import type { FamilySheet } from '../../../../../shared/contract/change-requests.ts';
import { notFound, type Refusal } from '../../../../../shared/refusal.ts';
import { showField } from '../../../../../shared/rules/fields.ts';
import { sheetGroups } from '../../../../../shared/rules/sheets.ts';
import { DocumentMessage, Documents } from '../../../extranet/documents-table.tsx';
import { Layout, PageTitle } from '../../../extranet/layout.tsx';
import { goTo, type Reply, show, statusOf, type Visit } from '../../../extranet/page.ts';
import { fieldOf } from '../fields.ts';
import { SheetMessage } from './sheet-banners.tsx';
import { SheetForm, sendSheet, takeBack } from './sheet-form.tsx';

type Guardian = FamilySheet['guardians'][number];

export const showFamily = (visit: Visit): Promise<Reply> => page(visit);

export async function changeFamily(visit: Visit): Promise<Reply> {
  const sent = await sendSheet(visit, 'guardian', { guardianId: visit.typed.get('guardianId') ?? '' });
  return sent.refusal ? page(visit, sent.refusal) : goTo(`/famille?message=${sent.message}`);
}

export async function withdrawFamily(visit: Visit): Promise<Reply> {
  const refusal = await takeBack(visit);
  return refusal ? page(visit, refusal) : goTo('/famille?message=demande-retiree');
}

async function page(visit: Visit, refusal?: Refusal): Promise<Reply> {
  const { guardians } = await visit.call('changeRequests.sheet', {});
  const own = guardians.find((guardian) => guardian.own);
  if (!own) throw notFound('Cette fiche');
  const others = guardians.filter((guardian) => guardian !== own);
  const documents = await visit.call('documents.ofFamily', {});
  const title = `Famille – ${own.name}`;
  return show(
    <Layout visit={visit} title={refusal ? `Erreur – ${title}` : title}>
      <SheetMessage visit={visit} sheet={own} />
      <DocumentMessage visit={visit} lines={documents.family} />
      <PageTitle above="Famille" title={own.name}>
        <p class="pill">{roleOf(own)}</p>
      </PageTitle>
      <SheetForm visit={visit} sheet={own} refusal={refusal} back="/accueil" />
      {others.map((guardian) => (
        <OtherSheet guardian={guardian} />
      ))}
      <Documents visit={visit} {...documents} />
    </Layout>,
    refusal ? statusOf(refusal) : 200,
  );
}

const roleOf = ({ position }: Guardian): string => (position === 1 ? 'Responsable de la famille' : 'Second responsable');

/** Another responsable's sheet is read: only that person, or the office, changes it. */
const OtherSheet = ({ guardian }: { guardian: Guardian }) => (
  <section class="card other-sheet" aria-labelledby={`fiche-${guardian.id}`}>
    <div class="row-line">
      <h2 id={`fiche-${guardian.id}`}>{guardian.name}</h2>
      <p class="pill">{roleOf(guardian)}</p>
    </div>
    <p class="quiet">Cette fiche se modifie avec l’identifiant de {guardian.name}, ou au secrétariat.</p>
    <dl class="facts">
      {sheetGroups('guardian')
        .flatMap(({ names }) => names)
        .filter((name) => guardian.values[name])
        .map((name) => (
          <div>
            <dt>{fieldOf('guardian', name).label}</dt>
            <dd>{showField(fieldOf('guardian', name), guardian.values[name] ?? null)}</dd>
          </div>
        ))}
    </dl>
    {guardian.hidden.length > 0 && <p class="quiet small">Ses coordonnées ne sont pas affichées ici.</p>}
  </section>
);
