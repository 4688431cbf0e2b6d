/** @jsxImportSource hono/jsx */
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { formatDate, formatDateTime } from '../../../../shared/dates.ts';
import { ofName } from '../../../../shared/rules/names.ts';
import { Icon } from '../../extranet/icons.tsx';
import { Layout, PageTitle } from '../../extranet/layout.tsx';
import { PasswordChanged } from '../../extranet/messages.tsx';
import { goTo, type Page, type Reply, show, type Visit } from '../../extranet/page.ts';
import { studentPath } from '../../extranet/student-file.tsx';

export const homePages: readonly Page[] = [
  { method: 'GET', path: '/', access: 'open', answer: async (visit) => goTo(visit.actor.kind === 'family' ? '/accueil' : '/connexion') },
  { method: 'GET', path: '/accueil', access: 'family', answer: showHome },
];

type Home = OutputOf<'home.show'>;

async function showHome(visit: Visit): Promise<Reply> {
  const home = await visit.call('home.show', {});
  return show(
    <Layout visit={visit} title={`Accueil – ${home.personName}`}>
      {visit.query.get('message') === 'mot-de-passe-change' && <PasswordChanged ok="/accueil" />}
      <PageTitle above="Accueil" title={`Bonjour ${home.personName}`}>
        {home.lastLoginAt && <p class="quiet under-title">Dernière connexion le {formatDateTime(home.lastLoginAt)}</p>}
      </PageTitle>
      {home.message && (
        <div class="banner told">
          <Icon name="info" />
          <div>
            <h2>Message du conservatoire</h2>
            {paragraphs(home.message)}
          </div>
        </div>
      )}
      <div class="card-grid">
        <Requests home={home} />
        <Students home={home} />
      </div>
    </Layout>,
  );
}

const Requests = ({ home: { waiting, refused } }: { home: Home }) => (
  <section class="card" aria-labelledby="demandes">
    <h2 id="demandes">Vos demandes</h2>
    {waiting.length === 0 && refused.length === 0 ? (
      <p class="nothing quiet">Aucune demande n’attend de réponse.</p>
    ) : (
      <ul class="rows">
        {waiting.map((request) => (
          <li>
            <p class="state-mark waiting">
              <Icon name="clock" /> Fiche{nameOf(request.student)} en attente de validation
            </p>
            <p>
              Demande du {formatDateTime(request.createdAt)} : {request.fields.join(', ')}. {toSheet(request.student)}
            </p>
          </li>
        ))}
        {refused.map((field) => (
          <li>
            <p class="state-mark refused">
              <Icon name="refused" /> {field.label}
              {nameOf(field.student)} : modification refusée
            </p>
            <p>
              {field.reason} {toSheet(field.student)}
            </p>
            <p class="quiet small">Réponse du {formatDate(field.decidedAt)}</p>
          </li>
        ))}
      </ul>
    )}
    <p class="card-foot">
      <a href="/famille">Voir la fiche de la famille</a>
    </p>
  </section>
);

type Student = Home['waiting'][number]['student'];

/** « de Léo Bernard », with the space before it; nothing for the responsable's own sheet. */
const nameOf = (student: Student): string => (student ? ` ${ofName(student.name)}` : '');

const toSheet = (student: Student) => student && <a href={studentPath(student.id, 'identite')}>Voir sa fiche</a>;

const Students = ({ home: { students } }: { home: Home }) => (
  <section class="card" aria-labelledby="eleves">
    <h2 id="eleves">{students.length > 1 ? 'Vos élèves' : 'Votre élève'}</h2>
    {students.length === 0 ? (
      <p class="nothing quiet">Aucun élève n’est rattaché à votre famille. Adressez-vous au secrétariat.</p>
    ) : (
      <ul class="rows">
        {students.map((student) => (
          <li>
            <p class="row-title">
              <Icon name="school" /> {student.name}
            </p>
            <p class={student.courses.length > 0 ? undefined : 'quiet'}>
              {student.courses.length > 0 ? student.courses.join(' · ') : 'Aucun cours cette année'}
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** What staff typed in several lines stays in several paragraphs. */
const paragraphs = (text: string) => text.split(/\n+/).map((line) => <p>{line}</p>);
