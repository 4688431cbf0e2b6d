import type { Verbs } from '../context.ts';
import { accountingVerbs } from './accounting/index.ts';
import { accountVerbs } from './accounts/index.ts';
import { billingVerbs } from './billing/index.ts';
import { campaignVerbs } from './campaigns/index.ts';
import { changeRequestVerbs } from './change-requests/index.ts';
import { conditionVerbs } from './conditions/index.ts';
import { directDebitVerbs } from './direct-debits/index.ts';
import { documentVerbs } from './documents/index.ts';
import { exportVerbs } from './exports/index.ts';
import { extranetVerbs } from './extranet/index.ts';
import { familyVerbs } from './families/index.ts';
import { fieldSettingVerbs } from './field-settings/index.ts';
import { helpVerbs } from './help/index.tsx';
import { historyVerbs } from './history/index.ts';
import { homeVerbs } from './home/index.ts';
import { identifierVerbs } from './identifiers/index.ts';
import { invoiceVerbs } from './invoices/index.ts';
import { jobVerbs } from './jobs/index.ts';
import { mailingVerbs } from './mailings/index.ts';
import { messageVerbs } from './messages/index.ts';
import { officeVerbs } from './office/index.ts';
import { onlinePaymentVerbs } from './online-payments/index.ts';
import { opinionVerbs } from './opinions/index.ts';
import { pastYearVerbs } from './past-years/index.ts';
import { paymentVerbs } from './payments/index.ts';
import { reEnrolmentVerbs } from './re-enrolments/index.ts';
import { reasonVerbs } from './reasons/index.ts';
import { reminderVerbs } from './reminders/index.ts';
import { rentalVerbs } from './rentals/index.ts';
import { repertoireVerbs } from './repertoire/index.ts';
import { requiredDocumentVerbs } from './required-documents/index.ts';
import { settingVerbs } from './settings/index.ts';
import { siteVerbs } from './sites/index.ts';
import { staffVerbs } from './staff/index.ts';
import { studentVerbs } from './students/index.ts';
import { tariffVerbs } from './tariffs/index.ts';
import { teachingVerbs } from './teaching/index.ts';
import { templateVerbs } from './templates/index.ts';
import { validationVerbs } from './validations/index.ts';

/** The closed list behind the contract: one verb for each operation. */
export const verbs: Verbs = {
  ...officeVerbs,
  ...staffVerbs,
  ...siteVerbs,
  ...helpVerbs,
  ...familyVerbs,
  ...accountVerbs,
  ...changeRequestVerbs,
  ...validationVerbs,
  ...reasonVerbs,
  ...studentVerbs,
  ...teachingVerbs,
  ...pastYearVerbs,
  ...repertoireVerbs,
  ...documentVerbs,
  ...requiredDocumentVerbs,
  ...conditionVerbs,
  ...campaignVerbs,
  ...reEnrolmentVerbs,
  ...opinionVerbs,
  ...billingVerbs,
  ...invoiceVerbs,
  ...onlinePaymentVerbs,
  ...paymentVerbs,
  ...reminderVerbs,
  ...accountingVerbs,
  ...directDebitVerbs,
  ...tariffVerbs,
  ...rentalVerbs,
  ...homeVerbs,
  ...messageVerbs,
  ...identifierVerbs,
  ...mailingVerbs,
  ...templateVerbs,
  ...historyVerbs,
  ...settingVerbs,
  ...extranetVerbs,
  ...fieldSettingVerbs,
  ...jobVerbs,
  ...exportVerbs,
};
