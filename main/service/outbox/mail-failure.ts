/**
 * Why a message was not accepted, in words for staff. `forever`: this message to this address will never be taken, so trying again is of
 * no use; everything else (server down, wrong settings, full mailbox) is worth another try. `unreachable`: no other message would fare better
 * just now.
 */
export class MailFailure extends Error {
  override readonly name = 'MailFailure';
  readonly forever: boolean;
  readonly unreachable: boolean;
  /** Our own words without the server's, which may name the recipient: what a log may hold. */
  readonly sentence: string;

  constructor(sentence: string, options: { forever?: boolean; unreachable?: boolean; answer?: string; cause?: unknown } = {}) {
    super(sentence + (options.answer ?? ''), options.cause === undefined ? undefined : { cause: options.cause });
    this.sentence = sentence;
    this.forever = options.forever ?? false;
    this.unreachable = options.unreachable ?? false;
  }
}

interface SmtpError {
  message: string;
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** What nodemailer and the server said, as a `MailFailure` with a French sentence; the server's own words follow when there are some. */
export function explain(error: unknown): MailFailure {
  if (error instanceof MailFailure) return error;
  const said = asSmtpError(error);
  return new MailFailure(sentenceFor(said), {
    answer: answerOf(said),
    forever: isForever(said),
    unreachable: !['EENVELOPE', 'EMESSAGE', 'ESTREAM'].includes(said.code ?? ''),
    cause: error,
  });
}

const asSmtpError = (error: unknown): SmtpError => (error instanceof Error ? (error as SmtpError) : { message: String(error) });

function sentenceFor({ code, command, message, responseCode }: SmtpError): string {
  if (/certificate|altnames/i.test(message))
    return 'Le certificat du serveur d’e-mail n’est pas valable : vérifiez son nom dans les paramètres.';
  if (/ECONNREFUSED/.test(message)) return 'Connexion refusée par le serveur d’e-mail : vérifiez son adresse et son port.';
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message))
    return 'Le nom du serveur d’e-mail est introuvable : vérifiez-le, ainsi que la connexion à Internet.';
  if (code === 'ETIMEDOUT') return 'Le serveur d’e-mail n’a pas répondu à temps (délai dépassé).';
  if (code === 'EAUTH') return 'Authentification refusée par le serveur d’e-mail : vérifiez le nom d’utilisateur et le mot de passe.';
  if (code === 'ETLS') return 'Le serveur d’e-mail n’a pas établi de connexion chiffrée : vérifiez le réglage de sécurité.';
  if (command === 'RCPT TO')
    return isPermanent(responseCode)
      ? 'Adresse refusée par le serveur d’e-mail.'
      : 'Adresse refusée pour l’instant par le serveur d’e-mail.';
  if (command === 'MAIL FROM') return 'Adresse d’expéditeur refusée par le serveur d’e-mail : vérifiez-la dans les paramètres.';
  if (code === 'EMESSAGE' || command === 'DATA')
    return isPermanent(responseCode) ? 'Message refusé par le serveur d’e-mail.' : 'Message refusé pour l’instant par le serveur d’e-mail.';
  return 'La connexion avec le serveur d’e-mail a été coupée.';
}

/** A 5xx about the recipient or the message; one about us (greeting, login, sender) is a setting that somebody will mend. */
const isForever = ({ code, command, responseCode }: SmtpError): boolean =>
  isPermanent(responseCode) && (command === 'RCPT TO' || (command === 'DATA' && code === 'EMESSAGE'));

const isPermanent = (responseCode: number | undefined): boolean => responseCode !== undefined && responseCode >= 500;

/** The server's answer, on one line and short: it may hold anything. */
function answerOf({ response }: SmtpError): string {
  const said = response?.replace(/[\p{C}\s]+/gu, ' ').trim();
  return said ? ` Réponse : « ${said.slice(0, 200)} »` : '';
}
