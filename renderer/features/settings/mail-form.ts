import type { InputOf } from '../../../shared/contract/index.ts';
import type { SettingOf } from '../../../shared/contract/settings.ts';

type Security = SettingOf<'mail'>['security'];

export const SECURITY: { value: Security; label: string }[] = [
  { value: 'starttls', label: 'STARTTLS (le plus souvent, port 587)' },
  { value: 'tls', label: 'TLS dès la connexion (port 465)' },
  { value: 'none', label: 'Aucune (seulement un serveur sur cet ordinateur)' },
];

export const MAIL_NAMES = ['host', 'port', 'security', 'user', 'password', 'from', 'fromName'] as const;

export interface MailTyped {
  host: string;
  port: number | string;
  security: Security;
  user: string;
  password: string;
  from: string;
  fromName: string;
}

/** The kept settings as the form's controls want them; the password never comes back. */
export const fromMail = (mail: SettingOf<'mail'>): MailTyped => ({
  host: mail.host ?? '',
  port: mail.port,
  security: mail.security,
  user: mail.user ?? '',
  password: '',
  from: mail.from ?? '',
  fromName: mail.fromName ?? '',
});

/** What is sent: empty means none, and an empty password keeps the one there is. Without a user there is none to keep. */
export const toMail = (typed: MailTyped): Omit<InputOf<'settings.saveMail'>, 'version'> => ({
  host: typed.host.trim() || null,
  port: Number(typed.port),
  security: typed.security,
  user: typed.user.trim() || null,
  password: typed.password !== '' ? typed.password : typed.user.trim() === '' ? '' : null,
  from: typed.from.trim() || null,
  fromName: typed.fromName.trim() || null,
});
