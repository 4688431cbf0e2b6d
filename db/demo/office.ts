import type { Role } from '../../shared/contract/operation.ts';
import { GIVEN_REASONS, REASON_SUBJECTS } from '../../shared/rules/reasons.ts';
import type { WriteDb } from '../open.ts';
import { setSetting } from '../settings.ts';
import { loginKey } from '../staff.ts';
import type { Row } from '../tables.ts';
import { daysAgo, TODAY } from './calendar.ts';
import { DEMONSTRATION } from './mark.ts';
import type { Demo, SiteKey } from './model.ts';
import { idOf } from './organisation.ts';
import { insertRows } from './rows.ts';

export const SHORT_NAMES = { centre: 'Centre', alpes: 'Antenne des Alpes' } as const;
export const SITE_NAMES: Readonly<Record<SiteKey, string>> = {
  centre: 'Conservatoire Hector-Berlioz — Centre',
  alpes: 'Conservatoire Hector-Berlioz — Antenne des Alpes',
};

export async function seedSites(db: WriteDb): Promise<void> {
  const common = {
    address_extra: null,
    logo: null,
    logo_type: null,
    accent: null,
    help_text: null,
    public_body: 1 as const,
    created_at: daysAgo(2700, '09:00'),
  };
  await insertRows(db, 'site', [
    {
      ...common,
      id: idOf('site', 'centre'),
      name: SITE_NAMES.centre,
      short_name: SHORT_NAMES.centre,
      address_line: '1 place Hector-Berlioz',
      postal_code: '38000',
      city: 'Grenoble',
      phone: '+33465710100',
      email: 'scolarite.centre@exemple.fr',
      home_message:
        'Les réinscriptions pour 2027-2028 sont ouvertes jusqu’au 31 janvier 2027. Le concert de Noël aura lieu le samedi 12 décembre à 18\u00A0h, auditorium Louise-Farrenc.',
      position: 0,
    },
    {
      ...common,
      id: idOf('site', 'alpes'),
      name: SITE_NAMES.alpes,
      short_name: SHORT_NAMES.alpes,
      address_line: '12 route du Vercors',
      postal_code: '38250',
      city: 'Villard-de-Lans',
      phone: '+33465710200',
      email: 'scolarite.alpes@exemple.fr',
      help_text: ALPES_HELP,
      home_message: 'Pensez à vérifier votre numéro de téléphone portable\u00A0: il sert à vous prévenir les jours de neige.',
      position: 1,
    },
  ]);
  await setSetting(db, DEMONSTRATION, { day: TODAY }, new Date(daysAgo(0, '08:00')));
  // one site offers paying online, with the bank that is built in
  await setSetting(db, 'onlinePayment', { provider: 'test' }, new Date(daysAgo(0, '08:00')), idOf('site', 'centre'));
}

const ALPES_HELP = `Bienvenue sur l’extranet de l’Antenne des Alpes.

Votre identifiant figure sur le courrier ou l’e-mail de rentrée. À la première connexion, choisissez «\u00A0Mot de passe perdu\u00A0» et saisissez l’adresse e-mail que vous nous avez donnée.

Sans adresse e-mail, passez nous voir le mercredi de 14\u00A0h à 18\u00A0h ou le samedi matin\u00A0: nous vous remettrons un mot de passe.`;

const STAFF: readonly { key: keyof Demo['staff']; name: string; role: Role }[] = [
  { key: 'sonia', name: 'Sonia Marchand', role: 'administrateur' },
  { key: 'marc', name: 'Marc Delorme', role: 'scolarite' },
  { key: 'nadia', name: 'Nadia Benali', role: 'comptabilite' },
  { key: 'hugo', name: 'Hugo Vasseur', role: 'lecture' },
];

/** One person for each role; the passwords are in `passwords.ts`. */
export async function seedStaff(db: WriteDb, hashOf: (key: keyof Demo['staff']) => string): Promise<Demo['staff']> {
  const rows: Row<'staff'>[] = STAFF.map(({ key, name, role }, index) => ({
    id: idOf('staff', key),
    login: key,
    login_key: loginKey(key),
    name,
    email: `${key}@exemple.fr`,
    role,
    password_hash: hashOf(key),
    totp_secret: null,
    active: 1,
    created_at: daysAgo(2000 - index * 200, '09:00'),
    last_login_at: daysAgo(index === 3 ? 12 : 0, `08:${10 + index * 7}`),
  }));
  await insertRows(db, 'staff', rows);
  await insertRows(db, 'staff_site', [{ staff_id: idOf('staff', 'hugo'), site_id: idOf('site', 'alpes') }]);
  return Object.fromEntries(STAFF.map(({ key }, index) => [key, rows[index]])) as unknown as Demo['staff'];
}

/** Reasons for refusing a field, as the demonstration's decisions give them. */
export const REASONS_FOR_CHANGES = GIVEN_REASONS['change-request'].map(({ sentence }) => sentence);

/** Ready sentences for refusals, templates of messages, and the information notice. */
export async function seedWording(db: WriteDb): Promise<void> {
  await insertRows(
    db,
    'refusal_reason',
    REASON_SUBJECTS.flatMap((subject) =>
      GIVEN_REASONS[subject].map(({ name, sentence }, position) => ({
        id: idOf('reason', `${subject}:${position}`),
        subject,
        name,
        sentence,
        position,
        archived_at: null,
      })),
    ),
  );
  await insertRows(db, 'message_template', TEMPLATES.map(templateRow));
  await insertRows(db, 'notice', [noticeRow('family', FAMILY_NOTICE), noticeRow('child', CHILD_NOTICE)]);
}

/** In the words of `shared/rules/message-variables.ts`. */
const TEMPLATES: readonly [string, string, string, string][] = [
  [
    'free',
    'Fermeture exceptionnelle',
    'Fermeture exceptionnelle du conservatoire',
    'Le conservatoire sera fermé le {date limite}\u00A0: les cours de ce jour sont reportés, et les enseignants préviennent leurs élèves.',
  ],
  [
    're-enrolment',
    'Derniers jours de la campagne',
    'Réinscription de {élèves}\u00A0: il reste quelques jours',
    'La réinscription de {élèves} n’est pas encore enregistrée. Vous pouvez la faire en ligne jusqu’au {date limite}.\n\n{adresse de l’extranet}',
  ],
];

const templateRow = ([kind, name, subject, text]: readonly [string, string, string, string]): Row<'message_template'> => ({
  id: idOf('template', kind),
  site_id: null,
  kind,
  name,
  subject,
  text,
  archived_at: null,
  version: 1,
  updated_at: daysAgo(120, '10:00'),
  updated_by: idOf('staff', 'sonia'),
});

const noticeRow = (audience: 'family' | 'child', text: string): Row<'notice'> => ({
  id: idOf('notice', audience),
  site_id: null,
  audience,
  version: 1,
  text,
  published_at: daysAgo(100, '09:00'),
});

const FAMILY_NOTICE = `Le Conservatoire Hector-Berlioz enregistre ces informations pour gérer les inscriptions, la scolarité et la facturation (mission d’intérêt public).
Elles ne sont lues que par son personnel. Vous pouvez demander à les consulter, les corriger ou les effacer auprès du délégué à la protection des données\u00A0: dpo@exemple.fr. Vous pouvez aussi saisir la CNIL.`;
const CHILD_NOTICE =
  'Le conservatoire garde ton nom, ta date de naissance et tes cours pour t’enseigner la musique, la danse ou le théâtre. Seules les personnes qui y travaillent les lisent. Tu peux demander à les voir.';
