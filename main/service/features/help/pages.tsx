/** @jsxImportSource ../../jsx */
import type { SiteContact } from '../../../../shared/contract/sites.ts';
import type { StudentRow } from '../../../../shared/contract/students.ts';
import { Layout } from '../../extranet/layout.tsx';
import { FAMILY_MENU, OPEN_MENU } from '../../extranet/menu.tsx';
import { type Page, type Reply, show, type Visit } from '../../extranet/page.ts';
import { Paragraphs } from '../../extranet/paragraphs.tsx';
import { STUDENT_TABS, type StudentTab, studentPath } from '../../extranet/student-file.tsx';
import { DefaultHelp } from './default-help.tsx';

export const helpPages: readonly Page[] = [
  { method: 'GET', path: '/aide', access: 'open', answer: showHelp },
  { method: 'GET', path: '/plan-du-site', access: 'open', answer: showSiteMap },
];

async function showHelp(visit: Visit): Promise<Reply> {
  const contacts = await contactsFor(visit);
  const own = contacts.length === 1 ? contacts[0]?.helpText : null;
  return show(
    <Layout visit={visit} title="Aide">
      <article class="prose">
        <h1>Aide</h1>
        {own ? <Paragraphs text={own} /> : <DefaultHelp simple={visit.look.on} />}
        {contacts.length > 0 && <h2>Joindre le secrétariat</h2>}
        {contacts.map((contact) => (
          <Contact contact={contact} />
        ))}
      </article>
    </Layout>,
  );
}

/** The family's own office once it is inside; before, all those that it may belong to. */
async function contactsFor({ call, actor }: Visit): Promise<SiteContact[]> {
  const all = await call('sites.contacts', {});
  return actor.kind === 'family' ? all.filter((contact) => contact.id === actor.siteId) : all;
}

const Contact = ({ contact: { name, address, phone, email } }: { contact: SiteContact }) => (
  <address class="contact">
    <strong>{name}</strong>
    {address.map((line) => (
      <span>{line}</span>
    ))}
    {phone && (
      <span>
        Téléphone : <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone.replaceAll(' ', '\u00a0')}</a>
      </span>
    )}
    {email && (
      <span>
        E-mail : <a href={`mailto:${email}`}>{email}</a>
      </span>
    )}
  </address>
);

/** The second way around (A11Y-6.10): every page that this visitor can reach. */
async function showSiteMap(visit: Visit): Promise<Reply> {
  const inside = visit.actor.kind === 'family';
  const students = visit.actor.kind === 'family' && !visit.actor.mustChoose ? await visit.call('students.list', {}) : [];
  const links = inside
    ? [...FAMILY_MENU, { path: '/deconnexion', label: 'Déconnexion' }]
    : [...OPEN_MENU, { path: '/mot-de-passe-perdu', label: 'Mot de passe perdu' }];
  return show(
    <Layout visit={visit} title="Plan du site">
      <div class="prose">
        <h1>Plan du site</h1>
        <h2>{inside ? 'Votre espace' : 'Entrer dans l’extranet'}</h2>
        <ul>
          {links
            .filter(({ path }) => !SHARED.some((shared) => shared.path === path))
            .map(({ path, label }) => (
              <li>
                <a href={path}>{label}</a>
                {path === '/eleves' && students.length > 0 && <StudentPages students={students} />}
                {path === '/facturation' && <BillingPages />}
              </li>
            ))}
        </ul>
        <h2>Aide et accessibilité</h2>
        <ul>
          {SHARED.map(({ path, label }) => (
            <li>
              <a href={path}>{label}</a>
            </li>
          ))}
        </ul>
      </div>
    </Layout>,
  );
}

const StudentPages = ({ students }: { students: readonly StudentRow[] }) => (
  <ul>
    {students.map(({ id, name, reEnrolmentOpen }) => (
      <li>
        {name} :{' '}
        {(Object.keys(STUDENT_TABS) as StudentTab[])
          .filter((tab) => tab !== 'reinscription' || reEnrolmentOpen)
          .map((tab, i) => (
            <>
              {i > 0 && ', '}
              <a href={studentPath(id, tab)} aria-label={`${STUDENT_TABS[tab]} de ${name}`}>
                {STUDENT_TABS[tab]}
              </a>
            </>
          ))}
      </li>
    ))}
  </ul>
);

const BillingPages = () => (
  <ul>
    <li>
      <a href="/facturation/cotisations">Cotisations</a>
    </li>
    <li>
      <a href="/facturation/locations">Locations</a>
    </li>
  </ul>
);

const SHARED = [
  { path: '/aide', label: 'Aide' },
  { path: '/accessibilite', label: 'Accessibilité' },
  { path: '/accessibilite/declaration', label: 'Déclaration d’accessibilité' },
  { path: '/plan-du-site', label: 'Plan du site' },
];
