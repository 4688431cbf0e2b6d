import { issueDraft } from '../../db/invoices.ts';
import { openStore } from '../../db/open.ts';

// Another process: issues the drafts of the store named on its command line one by one, saying each number once it stands, until it is killed.
const store = await openStore({ file: String(process.argv[2]) });
const heading = { client_name: 'Claire', client_address: '', issuer: 'Conservatoire', vat_mention: null, payment_terms: null };
for (;;) {
  const draft = await store.read.selectFrom('invoice').select('id').where('state', '=', 'draft').limit(1).executeTakeFirst();
  if (!draft) break;
  const number = await store.write((db) => issueDraft(db, draft.id, '2026-11-22', heading));
  process.stdout.write(`${number}\n`);
}
process.stdout.write('all\n');
