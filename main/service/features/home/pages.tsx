/** @jsxImportSource ../../jsx */
import { formatDateTime } from '../../../../shared/dates.ts';
import { Icon } from '../../extranet/icons.tsx';
import { Layout, PageTitle } from '../../extranet/layout.tsx';
import { PasswordChanged } from '../../extranet/messages.tsx';
import { goTo, type Page, type Reply, show, type Visit } from '../../extranet/page.ts';
import { Paragraphs } from '../../extranet/paragraphs.tsx';
import { Evaluations } from './evaluations.tsx';
import type { Line } from './line.ts';
import { requestsOf } from './requests.ts';
import { Students } from './students.tsx';
import { tasksOf } from './tasks.ts';

export const homePages: readonly Page[] = [
  { method: 'GET', path: '/', access: 'open', answer: async (visit) => goTo(visit.actor.kind === 'family' ? '/accueil' : '/connexion') },
  { method: 'GET', path: '/accueil', access: 'family', answer: showHome },
];

/** What matters now: the office's message, what is to be done, what waits, then what is new. */
async function showHome(visit: Visit): Promise<Reply> {
  const home = await visit.call('home.show', {});
  const [tasks, requests] = [tasksOf(home), requestsOf(home)];
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
            <Paragraphs text={home.message} />
          </div>
        </div>
      )}
      <Lines id="a-faire" title="À faire" lines={tasks} />
      <Lines id="demandes" title="Vos demandes" lines={requests} />
      {tasks.length + requests.length === 0 && (
        <p class="up-to-date">
          <Icon name="check" /> Vous êtes à jour : rien n’attend de votre part.
        </p>
      )}
      <div class="card-grid">
        <Students students={home.students} />
        <Evaluations visit={visit} evaluations={home.evaluations} ofSeveral={home.students.length > 1} />
      </div>
    </Layout>,
  );
}

const Lines = ({ id, title, lines }: { id: string; title: string; lines: readonly Line[] }) => {
  if (lines.length === 0) return null;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="rows">
        {lines.map((line) => (
          <li class="home-line">
            <div>
              <p class={`state-mark ${line.mark}`}>
                <Icon name={line.icon} /> {line.title}
              </p>
              {line.details.map((detail) => (
                <p>{detail}</p>
              ))}
            </div>
            <a class="button" href={line.href} aria-label={line.about ? `${line.way} ${line.about}` : undefined}>
              {line.way}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};
