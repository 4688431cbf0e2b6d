import { XMLBuilder } from 'fast-xml-parser';
import { sepaText } from './rules.ts';

// A file of direct debits as banks take it: ISO 20022 pain.008.001.08, CORE scheme (EPC130-08). Accounts alone name the banks (IBAN only).

export interface Pain008 {
  /** At most 35 signs, never used before. */
  messageId: string;
  /** UTC ISO instant. */
  createdAt: string;
  collectOn: string;
  creditor: { name: string; iban: string; bic: string; ics: string };
  debits: readonly Debit[];
}

export interface Debit {
  /** At most 35 signs: comes back with what the bank refuses. */
  endToEndId: string;
  sequence: 'FRST' | 'RCUR';
  mandate: string;
  signedOn: string;
  holder: string;
  iban: string;
  cents: number;
  /** What the family reads on its statement. */
  label: string;
}

export function pain008(file: Pain008): Uint8Array<ArrayBuffer> {
  const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true });
  const groups = (['FRST', 'RCUR'] as const).flatMap((sequence) => {
    const debits = file.debits.filter((debit) => debit.sequence === sequence);
    return debits.length > 0 ? [paymentInformation(file, sequence, debits)] : [];
  });
  const document = {
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    Document: {
      '@_xmlns': 'urn:iso:std:iso:20022:tech:xsd:pain.008.001.08',
      CstmrDrctDbtInitn: {
        GrpHdr: {
          MsgId: file.messageId,
          CreDtTm: file.createdAt.slice(0, 19),
          NbOfTxs: String(file.debits.length),
          CtrlSum: euros(total(file.debits)),
          InitgPty: { Nm: sepaText(file.creditor.name, 70) },
        },
        PmtInf: groups,
      },
    },
  };
  return new TextEncoder().encode(builder.build(document) as string);
}

const paymentInformation = ({ messageId, collectOn, creditor }: Pain008, sequence: Debit['sequence'], debits: readonly Debit[]) => ({
  PmtInfId: `${messageId}-${sequence}`,
  PmtMtd: 'DD',
  BtchBookg: 'true',
  NbOfTxs: String(debits.length),
  CtrlSum: euros(total(debits)),
  PmtTpInf: { SvcLvl: { Cd: 'SEPA' }, LclInstrm: { Cd: 'CORE' }, SeqTp: sequence },
  ReqdColltnDt: collectOn,
  Cdtr: { Nm: sepaText(creditor.name, 70) },
  CdtrAcct: { Id: { IBAN: creditor.iban } },
  CdtrAgt: bank(creditor.bic),
  ChrgBr: 'SLEV',
  CdtrSchmeId: { Id: { PrvtId: { Othr: { Id: creditor.ics, SchmeNm: { Prtry: 'SEPA' } } } } },
  DrctDbtTxInf: debits.map((debit) => ({
    PmtId: { EndToEndId: debit.endToEndId },
    InstdAmt: { '@_Ccy': 'EUR', '#text': euros(debit.cents) },
    DrctDbtTx: { MndtRltdInf: { MndtId: debit.mandate, DtOfSgntr: debit.signedOn } },
    DbtrAgt: bank(''),
    Dbtr: { Nm: sepaText(debit.holder, 70) },
    DbtrAcct: { Id: { IBAN: debit.iban } },
    RmtInf: { Ustrd: sepaText(debit.label, 140) },
  })),
});

const bank = (bic: string) => ({ FinInstnId: bic ? { BICFI: bic } : { Othr: { Id: 'NOTPROVIDED' } } });

const total = (debits: readonly Debit[]): number => debits.reduce((sum, { cents }) => sum + cents, 0);

/** 123450 gives `1234.50`. */
const euros = (cents: number): string => (cents / 100).toFixed(2);
