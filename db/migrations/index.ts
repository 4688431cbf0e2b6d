import { offices } from './0001_offices.ts';
import { families } from './0002_families.ts';
import { accounts } from './0003_accounts.ts';
import { changeRequests } from './0004_change_requests.ts';
import { documents } from './0005_documents.ts';
import { teaching } from './0006_teaching.ts';
import { followUp } from './0007_follow_up.ts';
import { pastYears } from './0008_past_years.ts';
import { reEnrolments } from './0009_re_enrolments.ts';
import { billing } from './0010_billing.ts';
import { rentalsAndOnlinePayments } from './0011_rentals_online_payments.ts';
import { messages } from './0012_messages.ts';
import { history } from './0013_history.ts';
import { upkeep } from './0014_upkeep.ts';
import { openSessions } from './0015_open_sessions.ts';
import { examinedFiles } from './0016_examined_files.ts';
import { giversOfFiles } from './0017_givers_of_files.ts';
import { familyDesk } from './0018_family_desk.ts';
import { replacedValues } from './0019_replaced_values.ts';
import { heardOfPayments } from './0020_heard_of_payments.ts';
import { paymentsDesk } from './0021_payments_desk.ts';
import { issuedInvoices } from './0022_issued_invoices.ts';
import { tariffsAndContracts } from './0023_tariffs_and_contracts.ts';
import { teacherOpinions } from './0024_teacher_opinions.ts';
import { booksOfAFamily } from './0025_books_of_a_family.ts';
import type { Migration } from './migration.ts';

/** Every step of the store's shape, in order. New steps are added at the end; none is ever edited once shipped. */
export const migrations: readonly Migration[] = [
  offices,
  families,
  accounts,
  changeRequests,
  documents,
  teaching,
  followUp,
  pastYears,
  reEnrolments,
  billing,
  rentalsAndOnlinePayments,
  messages,
  history,
  upkeep,
  openSessions,
  examinedFiles,
  giversOfFiles,
  familyDesk,
  replacedValues,
  heardOfPayments,
  paymentsDesk,
  issuedInvoices,
  tariffsAndContracts,
  teacherOpinions,
  booksOfAFamily,
];
