import type { Insertable, Selectable } from 'kysely';
import type {
  AccountTable,
  FamilySessionTable,
  FormDraftTable,
  KnownDeviceTable,
  LoginThrottleTable,
  TemporaryPasswordTable,
} from './tables/accounts.ts';
import type {
  AccountingEventTable,
  AccountingExportTable,
  AccountingLineTable,
  BankDepositTable,
  DirectDebitMandateTable,
  DirectDebitRunTable,
  DirectDebitTable,
} from './tables/bank.ts';
import type {
  BilledEnrolmentTable,
  CreditNoteLineTable,
  CreditNoteTable,
  InstalmentTable,
  InvoiceLineTable,
  InvoiceStandingTable,
  InvoiceTable,
  PaymentAllocationTable,
  PaymentMethodTable,
  PaymentReminderTable,
  PaymentTable,
  ReceiptTable,
  RefundTable,
  SiteBillingTable,
  TariffRateTable,
  TariffTable,
} from './tables/billing.ts';
import type { ChangeRequestFieldTable, ChangeRequestTable, RefusalReasonTable } from './tables/change-requests.ts';
import type {
  BlobTable,
  DocumentExemptionTable,
  DocumentFileTable,
  DocumentTable,
  RequiredDocumentAlternativeTable,
  RequiredDocumentConditionTable,
  RequiredDocumentTable,
} from './tables/documents.ts';
import type { DistinctFamiliesTable, FamilyMergeTable, FamilyTable, GuardianTable, StudentTable } from './tables/families.ts';
import type {
  AbsenceReasonTable,
  AbsenceTable,
  AttendanceStatusTable,
  AttendanceTable,
  CourseSessionTable,
  EnrolmentOutcomeTable,
  EnrolmentSituationTable,
  EnrolmentTable,
  EvaluationMarkTable,
  EvaluationScaleTable,
  EvaluationScaleValueTable,
  EvaluationTable,
  EvaluationTypeTable,
  MentionTable,
  OutcomeTable,
  TeacherOpinionTable,
} from './tables/follow-up.ts';
import type { HistoryAnchorTable, HistoryTable, MigrationTable, SqliteSequenceTable } from './tables/history.ts';
import type {
  LetterTable,
  MailingRecipientTable,
  MailingTable,
  MessageTemplateTable,
  NoticeSeenTable,
  NoticeTable,
  OutboxTable,
} from './tables/messages.ts';
import type {
  CounterTable,
  SettingTable,
  SiteTable,
  StaffPreferenceTable,
  StaffRecoveryCodeTable,
  StaffSessionTable,
  StaffSiteTable,
  StaffTable,
} from './tables/offices.ts';
import type {
  ParticipationTable,
  PastCommentTable,
  PastCourseTable,
  PastEvaluationTable,
  PieceTable,
  RepertoireEventTable,
  RepertoireKindTable,
} from './tables/past-years.ts';
import type {
  CampaignConditionTable,
  CampaignTable,
  ReEnrolmentCourseTable,
  ReEnrolmentTable,
  ReEnrolmentWishTable,
} from './tables/re-enrolments.ts';
import type {
  InventoryItemTable,
  InventoryKindTable,
  OnlinePaymentEventTable,
  OnlinePaymentInvoiceTable,
  OnlinePaymentTable,
  RentalTable,
} from './tables/rentals.ts';
import type {
  ClassNameTable,
  CourseCoTeacherTable,
  CourseSlotTable,
  CourseTable,
  CurriculumDisciplineTable,
  CurriculumTable,
  CycleTable,
  DepartmentTable,
  DisciplineTable,
  LevelTable,
  RoomTable,
  SchoolYearTable,
  TeacherDisciplineTable,
  TeacherTable,
} from './tables/teaching.ts';
import type {
  BackupTable,
  ErasureTable,
  ExportRunTable,
  ImportRowTable,
  ImportRunTable,
  IncidentTable,
  JobTable,
  PurgeItemTable,
  PurgeTable,
  RestoreDrillTable,
  RightsRequestTable,
} from './tables/upkeep.ts';

/**
 * Every table of the store, as Kysely sees it: snake_case columns, ids as random UUIDs, money in integer cents (`*_cents`), days as ISO text
 * (`*_on`, `*_date`), times of day as HH:MM (`*_time`), instants as UTC ISO text with milliseconds (`*_at`), booleans as 0 or 1.
 * `Generated` means only that the database gives a value when none is given.
 */
export interface Tables {
  site: SiteTable;
  setting: SettingTable;
  counter: CounterTable;
  staff: StaffTable;
  staff_site: StaffSiteTable;
  staff_session: StaffSessionTable;
  staff_recovery_code: StaffRecoveryCodeTable;
  staff_preference: StaffPreferenceTable;
  family: FamilyTable;
  guardian: GuardianTable;
  student: StudentTable;
  family_merge: FamilyMergeTable;
  distinct_families: DistinctFamiliesTable;
  account: AccountTable;
  temporary_password: TemporaryPasswordTable;
  family_session: FamilySessionTable;
  known_device: KnownDeviceTable;
  login_throttle: LoginThrottleTable;
  form_draft: FormDraftTable;
  change_request: ChangeRequestTable;
  change_request_field: ChangeRequestFieldTable;
  refusal_reason: RefusalReasonTable;
  blob: BlobTable;
  required_document: RequiredDocumentTable;
  required_document_condition: RequiredDocumentConditionTable;
  required_document_alternative: RequiredDocumentAlternativeTable;
  document: DocumentTable;
  document_file: DocumentFileTable;
  document_exemption: DocumentExemptionTable;
  school_year: SchoolYearTable;
  department: DepartmentTable;
  discipline: DisciplineTable;
  curriculum: CurriculumTable;
  curriculum_discipline: CurriculumDisciplineTable;
  cycle: CycleTable;
  level: LevelTable;
  class_name: ClassNameTable;
  room: RoomTable;
  teacher: TeacherTable;
  teacher_discipline: TeacherDisciplineTable;
  course: CourseTable;
  course_co_teacher: CourseCoTeacherTable;
  course_slot: CourseSlotTable;
  enrolment_situation: EnrolmentSituationTable;
  enrolment: EnrolmentTable;
  course_session: CourseSessionTable;
  attendance_status: AttendanceStatusTable;
  attendance: AttendanceTable;
  absence_reason: AbsenceReasonTable;
  absence: AbsenceTable;
  evaluation_type: EvaluationTypeTable;
  evaluation_scale: EvaluationScaleTable;
  evaluation_scale_value: EvaluationScaleValueTable;
  mention: MentionTable;
  evaluation: EvaluationTable;
  evaluation_mark: EvaluationMarkTable;
  outcome: OutcomeTable;
  enrolment_outcome: EnrolmentOutcomeTable;
  teacher_opinion: TeacherOpinionTable;
  past_course: PastCourseTable;
  past_evaluation: PastEvaluationTable;
  past_comment: PastCommentTable;
  repertoire_kind: RepertoireKindTable;
  repertoire_event: RepertoireEventTable;
  piece: PieceTable;
  participation: ParticipationTable;
  campaign: CampaignTable;
  campaign_condition: CampaignConditionTable;
  re_enrolment: ReEnrolmentTable;
  re_enrolment_course: ReEnrolmentCourseTable;
  re_enrolment_wish: ReEnrolmentWishTable;
  tariff: TariffTable;
  tariff_rate: TariffRateTable;
  invoice: InvoiceTable;
  invoice_line: InvoiceLineTable;
  billed_enrolment: BilledEnrolmentTable;
  invoice_standing: InvoiceStandingTable;
  site_billing: SiteBillingTable;
  credit_note: CreditNoteTable;
  credit_note_line: CreditNoteLineTable;
  instalment: InstalmentTable;
  payment_method: PaymentMethodTable;
  payment: PaymentTable;
  payment_allocation: PaymentAllocationTable;
  receipt: ReceiptTable;
  refund: RefundTable;
  payment_reminder: PaymentReminderTable;
  direct_debit_mandate: DirectDebitMandateTable;
  bank_deposit: BankDepositTable;
  accounting_export: AccountingExportTable;
  accounting_event: AccountingEventTable;
  accounting_line: AccountingLineTable;
  direct_debit_run: DirectDebitRunTable;
  direct_debit: DirectDebitTable;
  inventory_kind: InventoryKindTable;
  inventory_item: InventoryItemTable;
  rental: RentalTable;
  online_payment: OnlinePaymentTable;
  online_payment_invoice: OnlinePaymentInvoiceTable;
  online_payment_event: OnlinePaymentEventTable;
  outbox: OutboxTable;
  message_template: MessageTemplateTable;
  mailing: MailingTable;
  mailing_recipient: MailingRecipientTable;
  letter: LetterTable;
  notice: NoticeTable;
  notice_seen: NoticeSeenTable;
  history: HistoryTable;
  history_anchor: HistoryAnchorTable;
  migration: MigrationTable;
  sqlite_sequence: SqliteSequenceTable;
  import_run: ImportRunTable;
  import_row: ImportRowTable;
  export_run: ExportRunTable;
  backup: BackupTable;
  restore_drill: RestoreDrillTable;
  job: JobTable;
  purge: PurgeTable;
  purge_item: PurgeItemTable;
  erasure: ErasureTable;
  rights_request: RightsRequestTable;
  incident: IncidentTable;
}

/** A row as it is read. */
export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;
/** A row as it is inserted: what the database gives, and what may be NULL, can be left out. */
export type NewRow<Name extends keyof Tables> = Insertable<Tables[Name]>;
