type Details = Record<string, unknown>;

/** « , 120,00 € », with what stands before it; nothing where the amount is not known. */
const sum = (amount: unknown): string => (amount ? `, ${amount}` : '');
const because = (reason: unknown): string => (reason ? ` (${reason})` : '');

/** What a line of the history says of money that came in, went back, to the bank or to the accounts. */
export const MONEY_SENTENCES: Record<string, (details: Details) => string> = {
  'payments.record': ({ receipt, amount, method }) => `a enregistré un règlement${sum(amount)}${sum(method)} (reçu ${receipt})`,
  'payments.allocate': ({ amount }) => `a changé les factures que paie un règlement${sum(amount)}`,
  'payments.clear': ({ amount }) => `a noté l’encaissement d’un règlement${sum(amount)}`,
  'payments.sendBack': ({ amount, reason }) => `a noté le rejet d’un règlement${sum(amount)}${because(reason)}`,
  'payments.cancel': ({ amount, reason }) => `a annulé un règlement${sum(amount)}${because(reason)}`,
  'payments.refund': ({ number, amount }) => `a enregistré le remboursement ${number}${sum(amount)}`,
  'deposits.make': ({ number, payments, amount }) => `a préparé la remise en banque ${number}${sum(amount)} (${payments} règlements)`,
  'reminders.saveSettings': () => 'a modifié les niveaux de relance',
  'reminders.send': ({ level, invoices }) => `a lancé la relance de niveau ${level} (${invoices} factures)`,
  'accounting.export': ({ number, lines, amount }) => `a exporté les écritures ${number}${sum(amount)} (${lines} lignes)`,
  'accounting.saveSettings': () => 'a modifié les comptes de l’export comptable',
  'mandates.save': ({ reference }) => `a enregistré le mandat de prélèvement ${reference}`,
  'mandates.revoke': ({ reference }) => `a révoqué le mandat de prélèvement ${reference}`,
  'directDebits.saveSettings': () => 'a modifié le compte créancier des prélèvements',
  'directDebits.make': ({ number, debits, amount }) => `a préparé les prélèvements ${number}${sum(amount)} (${debits} prélèvements)`,
  'directDebits.collect': ({ receipt, amount }) => `a noté l’encaissement d’un prélèvement${sum(amount)} (reçu ${receipt})`,
  'directDebits.reject': ({ amount, reason }) => `a noté le rejet d’un prélèvement${sum(amount)}${because(reason)}`,
};
