import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** For PORTEE_SMTP_URL. */
  url: string;
  mails: ParsedMail[];
  /** The next mail that comes, or has come since the last call, for this address. */
  next(address: string): Promise<ParsedMail>;
  /** Answers every message with this code from now on; null accepts again. */
  refuseWith(code: number | null): void;
  /** What happens in the office while the server makes up its mind about the next message. */
  meanwhile(work: () => Promise<unknown>): void;
  close(): Promise<void>;
}

/** A real SMTP server on loopback. */
export async function aMailbox(): Promise<Mailbox> {
  const mails: ParsedMail[] = [];
  const taken = new Set<ParsedMail>();
  const waiting: { address: string; resolve: (mail: ParsedMail) => void }[] = [];
  let refusal: number | null = null;
  let meanwhile: () => Promise<unknown> = async () => {};
  const isFor = (mail: ParsedMail, address: string) => [mail.to].flat().some((to) => to?.value.some((v) => v.address === address));
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      simpleParser(stream).then(async (mail) => {
        const work = meanwhile;
        meanwhile = async () => {};
        await work();
        if (refusal !== null) return done(Object.assign(new Error('refused by the test'), { responseCode: refusal }));
        mails.push(mail);
        const at = waiting.findIndex((w) => isFor(mail, w.address));
        if (at >= 0) {
          taken.add(mail);
          waiting.splice(at, 1)[0]?.resolve(mail);
        }
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (!address || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    next(wanted) {
      const come = mails.find((mail) => !taken.has(mail) && isFor(mail, wanted));
      if (come) {
        taken.add(come);
        return Promise.resolve(come);
      }
      return new Promise((resolve) => waiting.push({ address: wanted, resolve }));
    },
    refuseWith(code) {
      refusal = code;
    },
    meanwhile(work) {
      meanwhile = work;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
