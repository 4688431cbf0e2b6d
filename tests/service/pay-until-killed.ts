import { openStore } from '../../db/open.ts';
import { listMethods } from '../../db/payments.ts';
import { receivePayment } from '../../main/service/features/payments/receive.ts';

// Another process: takes one payment after the other in the store named on its command line, says so of each, until it is killed.
const [, , file = '', familyId = '', siteId = ''] = process.argv;
const store = await openStore({ file });
const now = new Date('2026-11-20T08:00:00.000Z');
const [method] = await listMethods(store.read);
for (;;) {
  await store.write((db) =>
    receivePayment(
      db,
      {
        siteId,
        familyId,
        guardianId: null,
        ledger: 'cotisation',
        methodId: method?.id ?? '',
        onlinePaymentId: null,
        operationNumber: null,
        bank: null,
        drawer: null,
        paidOn: '2026-11-20',
        cents: 100,
        state: 'cleared',
        madeBy: null,
        shares: [],
      },
      now,
    ),
  );
  process.stdout.write('paid\n');
}
