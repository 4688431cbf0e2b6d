import type { ReactNode } from 'react';
import type { CertificateFacts as Facts } from '../../../shared/contract/extranet.ts';
import { formatDate } from '../../../shared/dates.ts';
import classes from './extranet.module.css';

/** A certificate as whoever has to recognise it reads it. */
export const CertificateFacts = ({ facts, title }: { facts: Facts; title?: string }) => (
  <dl className={classes.facts} aria-label={title}>
    <Fact word={title ?? 'Certificat'}>{facts.subject}</Fact>
    {facts.names.length > 0 && <Fact word="Pour">{facts.names.join(', ')}</Fact>}
    {facts.issuer !== facts.subject && <Fact word="Émis par">{[facts.issuer, ...facts.chain.slice(1)].join(', puis ')}</Fact>}
    <Fact word="Valable">
      du {formatDate(facts.from)} au {formatDate(facts.until)}
    </Fact>
    <Fact word="Empreinte SHA-256">
      <code className={classes.fingerprint}>{facts.fingerprint}</code>
    </Fact>
  </dl>
);

const Fact = ({ word, children }: { word: string; children: ReactNode }) => (
  <div>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </div>
);
