import type { TreatmentName } from './classification.ts';
import type { Tables } from './tables.ts';

/**
 * Every column of the store under its treatment. The first treatment of a table is that of its structural columns too
 * (ids, references, instants, versions), which are not listed; every other column is, or a test fails.
 */
export const classified: Record<keyof Tables, Partial<Record<TreatmentName, string>>> = {
  site: {
    reference:
      'name short_name address_line address_extra postal_code city phone email logo logo_type accent help_text home_message public_body',
  },
  setting: { reference: 'key value' },
  counter: { technical: 'name value' },
  staff: { staff: 'login login_key name email role active', secrets: 'password_hash totp_secret' },
  staff_site: { staff: '' },
  staff_session: { staff: '', secrets: 'token_hash' },
  staff_recovery_code: { staff: '', secrets: 'hash' },
  staff_preference: { staff: 'key value' },

  family: { familyFile: 'number name residence search_key' },
  guardian: {
    familyFile:
      'civility last_name birth_name first_name relationship address_line address_extra postal_code city phone_mobile phone_home phone_work email may_see receives_letters pays preferred_channel address_confidential',
    income: 'quotient_cents quotient_date',
  },
  student: {
    familyFile:
      'last_name first_name birth_date birth_place address_line address_extra postal_code city phone email school_name school_class arranged_schedule insurance_company insurance_number emergency_name emergency_phone emergency_relationship instrument instrument_owned',
    consent: 'image_rights may_leave_alone',
  },
  family_merge: { familyFile: 'moved made_by' },
  distinct_families: { familyFile: 'said_by said_at' },

  account: { login: 'identifier identifier_key accessibility_mode', secrets: 'password_hash' },
  temporary_password: { login: 'state made_by', secrets: 'hash' },
  family_session: { login: 'scope user_agent', secrets: 'token_hash' },
  known_device: { login: 'user_agent', secrets: 'token_hash' },
  login_throttle: { trace: 'key failures blocked_until day_failures' },
  form_draft: { requests: 'page content' },

  change_request: { requests: 'number subject state message decided_by' },
  change_request_field: { requests: 'field before_value proposed_value decision decided_value reason decided_by replaced_value' },
  refusal_reason: { reference: 'subject name sentence' },

  blob: { documentBytes: 'nonce bytes' },
  required_document: {
    reference:
      'name explanation scope mandatory several_files validity validity_days validity_date model_file_name model_media_type model_bytes health purpose',
  },
  required_document_condition: { reference: 'clause kind comparison value' },
  required_document_alternative: { reference: 'name explanation' },
  document: { documentTrace: 'state issued_on valid_until decided_by reason' },
  document_file: { documentTrace: 'file_name media_type size_bytes sha256 pages' },
  document_exemption: { documentTrace: 'explanation state reason decided_by' },

  school_year: { reference: 'label starts_on ends_on current' },
  department: { reference: 'name short_name' },
  discipline: { reference: 'name short_name' },
  curriculum: { reference: 'name short_name' },
  curriculum_discipline: { reference: 'mandatory' },
  cycle: { reference: 'name short_name' },
  level: { reference: 'name short_name' },
  class_name: { reference: 'name' },
  room: { reference: 'name capacity' },
  teacher: { teachers: 'civility last_name first_name email phone' },
  teacher_discipline: { teachers: '' },
  course: { reference: 'name collective capacity comment' },
  course_co_teacher: { teachers: '' },
  course_slot: { reference: 'weekday starts_time minutes from_on to_on' },

  enrolment_situation: { reference: 'name active' },
  enrolment: { schooling: 'starts_on ends_on passage_time passage_minutes waiting_rank', comments: 'comment' },
  course_session: { reference: 'held_on starts_time minutes state', comments: 'comment' },
  attendance_status: { reference: 'name absent justified' },
  attendance: { absences: 'passage_time minutes comment' },
  absence_reason: { reference: 'name justified' },
  absence: { absences: 'absent_on starts_time minutes justified comment' },
  evaluation_type: { reference: 'name' },
  evaluation_scale: { reference: 'name kind out_of_hundredths' },
  evaluation_scale_value: { reference: 'label equivalent_hundredths' },
  mention: { reference: 'name short_name' },
  evaluation: { schooling: 'held_on title description coefficient_hundredths median_hundredths' },
  evaluation_mark: { schooling: 'mark_hundredths letter absent counts', comments: 'appreciation' },
  outcome: { reference: 'kind name passed' },
  enrolment_outcome: { schooling: 'average_hundredths average_letter median_hundredths decided_on', comments: 'comment' },
  teacher_opinion: { schooling: 'opinion given_by', comments: 'comment' },

  past_course: {
    schooling:
      'school_year from_on to_on department discipline curriculum class_name cycle level teacher hours_hundredths hours_attended_hundredths arranged_schedule situation first_instrument average_hundredths average_out_of_hundredths average_letter median_hundredths class_result cycle_result class_admission cycle_admission',
    absences: 'absences_total absences_unjustified',
    comments: 'note',
  },
  past_evaluation: {
    schooling:
      'type held_on class_type description mark_hundredths out_of_hundredths coefficient_hundredths letter mention median_hundredths absent counts',
    comments: 'appreciation',
  },
  past_comment: { comments: 'author written_on comment' },
  repertoire_kind: { reference: 'name' },
  repertoire_event: { reference: 'title held_on starts_time place comment' },
  piece: { reference: 'title composer arranger seconds' },
  participation: { schooling: 'part seconds', comments: 'comment' },

  campaign: { reference: 'name state message administrative by_course wishes' },
  campaign_condition: { reference: 'clause kind comparison value' },
  re_enrolment: { requests: 'number answer state message reason decided_by' },
  re_enrolment_course: { requests: 'decision reason' },
  re_enrolment_wish: { requests: 'rank wish decision reason' },

  tariff: { reference: 'ledger name charge' },
  tariff_rate: { reference: 'quotient_from_cents quotient_to_cents residence child_rank period amount_cents' },
  invoice: {
    accounting:
      'number ledger state wording issued_on period_from_on period_to_on due_on total_cents client_name client_address issuer vat_mention payment_terms created_by',
  },
  invoice_line: { accounting: 'wording quantity_hundredths unit_price_cents total_cents period_from_on period_to_on' },
  billed_enrolment: { accounting: '' },
  invoice_standing: { accounting: 'credited_cents paid_cents left_cents next_due_on next_due_cents' },
  site_billing: { reference: 'issuer_name siret vat_mention payment_terms due_days' },
  credit_note: { accounting: 'number issued_on reason total_cents created_by' },
  credit_note_line: { accounting: 'wording total_cents' },
  instalment: { accounting: 'due_on amount_cents' },
  payment_method: { reference: 'name kind' },
  payment: {
    accounting: 'ledger operation_number wording paid_on amount_cents state created_by drawer ended_on ended_reason',
    bank: 'bank',
  },
  payment_allocation: { accounting: 'amount_cents' },
  receipt: { accounting: 'number issued_on client_name client_address issuer wording balance_left_cents' },
  refund: { accounting: 'number ledger operation_number refunded_on amount_cents reason created_by' },
  payment_reminder: { accounting: 'rank channel due_cents made_by' },
  direct_debit_mandate: { bank: 'reference holder iban_encrypted iban_tail signed_on created_by' },
  direct_debit_run: { accounting: 'number collect_on total_cents made_by' },
  direct_debit: { accounting: 'amount_cents sequence state reason' },
  bank_deposit: { accounting: 'number kind made_on total_cents made_by' },
  accounting_export: { accounting: 'number until_on total_cents created_by' },
  accounting_event: { accounting: 'kind' },
  accounting_line: { accounting: 'journal day_on account auxiliary piece wording debit_cents credit_cents' },

  inventory_kind: { reference: 'name' },
  inventory_item: { reference: 'number name brand serial_number bought_on value_cents condition comment' },
  rental: {
    rentals:
      'starts_on due_on returned_on deposit_cents deposit_held_on deposit_returned_on deposit_kept_cents insurer policy_number insured_until_on condition_out condition_in comment',
  },
  online_payment: { accounting: 'ledger provider reference provider_reference amount_cents payer_email state answer alarm' },
  online_payment_invoice: { accounting: 'amount_cents' },
  online_payment_event: { accounting: 'position at source said detail amount_cents' },

  outbox: {
    mails: 'dedupe_key kind recipient recipient_name sender_name subject text html state attempts leased_until last_error',
    secrets: 'secret',
  },
  message_template: { reference: 'kind name subject text updated_by' },
  mailing: { mails: 'kind name selection state made_by' },
  mailing_recipient: { mails: 'channel state reason' },
  letter: { mails: 'kind made_by' },
  notice: { reference: 'audience text' },
  notice_seen: { rights: 'place' },

  history: { trace: 'at actor_kind actor_name verb subject_kind details salt content_digest previous_hash hash' },
  history_anchor: { trace: 'upto_seq hash' },
  migration: { technical: 'number name checksum' },
  sqlite_sequence: { technical: 'name' },

  import_run: { trace: 'kind file_name sha256 mapping state created_count updated_count skipped_count made_by' },
  import_row: { familyFile: 'line content action problem subject_kind before_values after_values' },
  export_run: { trace: 'kind format filters row_count file_name sha256 made_by' },
  backup: { technical: 'file_name reason state size_bytes sha256 store_version encrypted problem' },
  restore_drill: { technical: 'ok problem seconds' },
  job: { technical: 'kind state input done_count total_count report problem made_by' },
  purge: { rights: 'state approved_by' },
  purge_item: { rights: 'subject_kind label rule kept' },
  erasure: { rights: 'subject_kind subject_hash' },
  rights_request: { rights: 'kind message contact due_on answered_by answer' },
  incident: { rights: 'opened_by description measures' },
};
