-- user_version 25

CREATE TABLE absence (
  id TEXT NOT NULL PRIMARY KEY,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  session_id TEXT REFERENCES course_session (id),
  reason_id TEXT REFERENCES absence_reason (id),
  absent_on TEXT NOT NULL,
  starts_time TEXT,
  minutes INTEGER CHECK (minutes > 0),
  justified INTEGER NOT NULL DEFAULT 0 CHECK (justified IN (0, 1)),
  comment TEXT,
  announced_at TEXT,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE INDEX absence_enrolment ON absence (enrolment_id, absent_on);

CREATE INDEX absence_reason_of ON absence (reason_id);

CREATE INDEX absence_session ON absence (session_id);

CREATE TABLE absence_reason (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  justified INTEGER NOT NULL DEFAULT 0 CHECK (justified IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT NOT NULL UNIQUE REFERENCES guardian (id),
  identifier TEXT NOT NULL,
  identifier_key TEXT NOT NULL,
  password_hash TEXT,
  password_changed_at TEXT,
  blocked_at TEXT,
  accessibility_mode TEXT,
  first_login_at TEXT,
  last_login_at TEXT,
  identifier_sent_at TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (site_id, identifier_key)
) STRICT;

CREATE INDEX account_family ON account (family_id);

CREATE TABLE accounting_event (
  kind TEXT NOT NULL
    CHECK (kind IN ('invoice', 'creditNote', 'payment', 'undonePayment', 'refund', 'deposit')),
  subject_id TEXT NOT NULL,
  export_id TEXT NOT NULL REFERENCES accounting_export (id),
  PRIMARY KEY (kind, subject_id)
) STRICT;

CREATE INDEX accounting_event_export ON accounting_event (export_id);

CREATE TABLE accounting_export (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  until_on TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX accounting_export_created_by ON accounting_export (created_by);

CREATE INDEX accounting_export_site ON accounting_export (site_id, created_at);

CREATE TABLE accounting_line (
  export_id TEXT NOT NULL REFERENCES accounting_export (id),
  position INTEGER NOT NULL,
  journal TEXT NOT NULL,
  day_on TEXT NOT NULL,
  account TEXT NOT NULL,
  auxiliary TEXT NOT NULL,
  piece TEXT NOT NULL,
  wording TEXT NOT NULL,
  debit_cents INTEGER NOT NULL CHECK (debit_cents >= 0),
  credit_cents INTEGER NOT NULL CHECK (credit_cents >= 0),
  PRIMARY KEY (export_id, position)
) STRICT;

CREATE TABLE attendance (
  id TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES course_session (id) ON DELETE CASCADE,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  status_id TEXT NOT NULL REFERENCES attendance_status (id),
  passage_time TEXT,
  minutes INTEGER CHECK (minutes > 0),
  comment TEXT,
  UNIQUE (session_id, enrolment_id)
) STRICT;

CREATE INDEX attendance_enrolment ON attendance (enrolment_id);

CREATE INDEX attendance_status_of ON attendance (status_id);

CREATE TABLE attendance_status (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  absent INTEGER NOT NULL CHECK (absent IN (0, 1)),
  justified INTEGER NOT NULL DEFAULT 0 CHECK (justified IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE backup (
  id TEXT NOT NULL PRIMARY KEY,
  file_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'proved', 'failed', 'removed')),
  size_bytes INTEGER,
  sha256 TEXT,
  store_version INTEGER NOT NULL,
  encrypted INTEGER NOT NULL DEFAULT 0 CHECK (encrypted IN (0, 1)),
  problem TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

CREATE INDEX backup_started ON backup (started_at);

CREATE TABLE bank_deposit (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  kind TEXT NOT NULL CHECK (kind IN ('cheque', 'cash')),
  made_on TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents > 0),
  made_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX bank_deposit_made_by ON bank_deposit (made_by);

CREATE INDEX bank_deposit_site ON bank_deposit (site_id, made_on);

CREATE TABLE billed_enrolment (
  invoice_line_id TEXT NOT NULL REFERENCES invoice_line (id) ON DELETE CASCADE,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  PRIMARY KEY (invoice_line_id, enrolment_id)
) STRICT;

CREATE INDEX billed_enrolment_enrolment ON billed_enrolment (enrolment_id);

CREATE TABLE blob (
  id TEXT NOT NULL PRIMARY KEY,
  key_id TEXT NOT NULL,
  nonce BLOB NOT NULL,
  bytes BLOB NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE campaign (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  school_year_id TEXT NOT NULL REFERENCES school_year (id),
  name TEXT NOT NULL,
  opens_at TEXT NOT NULL,
  closes_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'active', 'closed')),
  message TEXT,
  administrative INTEGER NOT NULL DEFAULT 1 CHECK (administrative IN (0, 1)),
  by_course INTEGER NOT NULL DEFAULT 1 CHECK (by_course IN (0, 1)),
  wishes INTEGER NOT NULL DEFAULT 0 CHECK (wishes IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  closed_at TEXT,
  CHECK (opens_at < closes_at)
) STRICT;

CREATE INDEX campaign_school_year ON campaign (school_year_id);

CREATE INDEX campaign_site ON campaign (site_id);

CREATE TABLE campaign_condition (
  id TEXT NOT NULL PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  clause INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  comparison TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE INDEX campaign_condition_campaign ON campaign_condition (campaign_id);

CREATE TABLE change_request (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  subject TEXT NOT NULL CHECK (subject IN ('guardian', 'student')),
  guardian_id TEXT REFERENCES guardian (id),
  student_id TEXT REFERENCES student (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'decided', 'withdrawn')),
  version INTEGER NOT NULL DEFAULT 1,
  message TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT REFERENCES staff (id),
  seen_by_family_at TEXT,
  CHECK ((subject = 'guardian') = (guardian_id IS NOT NULL)),
  CHECK ((subject = 'student') = (student_id IS NOT NULL))
) STRICT;

CREATE INDEX change_request_account ON change_request (account_id);

CREATE INDEX change_request_decided_by ON change_request (decided_by);

CREATE INDEX change_request_family ON change_request (family_id);

CREATE INDEX change_request_guardian ON change_request (guardian_id);

CREATE UNIQUE INDEX change_request_one_pending_guardian ON change_request (guardian_id) WHERE state = 'pending';

CREATE UNIQUE INDEX change_request_one_pending_student ON change_request (student_id) WHERE state = 'pending';

CREATE INDEX change_request_queue ON change_request (state, created_at);

CREATE INDEX change_request_site ON change_request (site_id);

CREATE INDEX change_request_student ON change_request (student_id);

CREATE TABLE change_request_field (
  request_id TEXT NOT NULL REFERENCES change_request (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  before_value TEXT,
  proposed_value TEXT,
  decision TEXT NOT NULL DEFAULT 'pending' CHECK (decision IN ('pending', 'accepted', 'corrected', 'refused')),
  decided_value TEXT,
  reason TEXT,
  decided_by TEXT REFERENCES staff (id),
  decided_at TEXT, replaced_value TEXT,
  PRIMARY KEY (request_id, field),
  CHECK (decision <> 'refused' OR reason IS NOT NULL)
) STRICT;

CREATE INDEX change_request_field_decided_by ON change_request_field (decided_by);

CREATE TABLE class_name (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  discipline_id TEXT REFERENCES discipline (id),
  level_id TEXT REFERENCES level (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE INDEX class_name_discipline ON class_name (discipline_id);

CREATE INDEX class_name_level ON class_name (level_id);

CREATE INDEX class_name_site ON class_name (site_id);

CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE course (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  school_year_id TEXT NOT NULL REFERENCES school_year (id),
  department_id TEXT REFERENCES department (id),
  discipline_id TEXT NOT NULL REFERENCES discipline (id),
  curriculum_id TEXT REFERENCES curriculum (id),
  cycle_id TEXT REFERENCES cycle (id),
  level_id TEXT REFERENCES level (id),
  class_name_id TEXT REFERENCES class_name (id),
  teacher_id TEXT REFERENCES teacher (id),
  room_id TEXT REFERENCES room (id),
  previous_course_id TEXT REFERENCES course (id),
  name TEXT NOT NULL,
  collective INTEGER NOT NULL DEFAULT 0 CHECK (collective IN (0, 1)),
  capacity INTEGER,
  comment TEXT,
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX course_class_name ON course (class_name_id);

CREATE INDEX course_curriculum ON course (curriculum_id);

CREATE INDEX course_cycle ON course (cycle_id);

CREATE INDEX course_department ON course (department_id);

CREATE INDEX course_discipline ON course (discipline_id);

CREATE INDEX course_level ON course (level_id);

CREATE INDEX course_previous ON course (previous_course_id);

CREATE INDEX course_room ON course (room_id);

CREATE INDEX course_site_year ON course (site_id, school_year_id);

CREATE INDEX course_teacher ON course (teacher_id);

CREATE INDEX course_year ON course (school_year_id);

CREATE TABLE course_co_teacher (
  course_id TEXT NOT NULL REFERENCES course (id) ON DELETE CASCADE,
  teacher_id TEXT NOT NULL REFERENCES teacher (id),
  PRIMARY KEY (course_id, teacher_id)
) STRICT;

CREATE INDEX course_co_teacher_teacher ON course_co_teacher (teacher_id);

CREATE TABLE course_session (
  id TEXT NOT NULL PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES course (id),
  room_id TEXT REFERENCES room (id),
  teacher_id TEXT REFERENCES teacher (id),
  held_on TEXT NOT NULL,
  starts_time TEXT,
  minutes INTEGER CHECK (minutes > 0),
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'held', 'cancelled')),
  comment TEXT
) STRICT;

CREATE INDEX course_session_course ON course_session (course_id, held_on);

CREATE INDEX course_session_room ON course_session (room_id);

CREATE INDEX course_session_teacher ON course_session (teacher_id);

CREATE TABLE course_slot (
  id TEXT NOT NULL PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES course (id) ON DELETE CASCADE,
  room_id TEXT REFERENCES room (id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  starts_time TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  from_on TEXT,
  to_on TEXT
) STRICT;

CREATE INDEX course_slot_course ON course_slot (course_id);

CREATE INDEX course_slot_room ON course_slot (room_id);

CREATE TABLE credit_note (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  issued_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents > 0),
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX credit_note_created_by ON credit_note (created_by);

CREATE INDEX credit_note_invoice ON credit_note (invoice_id);

CREATE TRIGGER credit_note_is_not_removed BEFORE DELETE ON credit_note
BEGIN
  SELECT RAISE(ABORT, 'an issued credit note never changes');
END;

CREATE TRIGGER credit_note_is_not_rewritten BEFORE UPDATE ON credit_note
BEGIN
  SELECT RAISE(ABORT, 'an issued credit note never changes');
END;

CREATE TABLE credit_note_line (
  id TEXT NOT NULL PRIMARY KEY,
  credit_note_id TEXT NOT NULL REFERENCES credit_note (id),
  invoice_line_id TEXT REFERENCES invoice_line (id),
  position INTEGER NOT NULL,
  wording TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  UNIQUE (credit_note_id, position)
) STRICT;

CREATE INDEX credit_note_line_invoice_line ON credit_note_line (invoice_line_id);

CREATE TRIGGER credit_note_line_is_not_removed BEFORE DELETE ON credit_note_line
BEGIN
  SELECT RAISE(ABORT, 'an issued credit note never changes');
END;

CREATE TRIGGER credit_note_line_is_not_rewritten BEFORE UPDATE ON credit_note_line
BEGIN
  SELECT RAISE(ABORT, 'an issued credit note never changes');
END;

CREATE TABLE curriculum (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  department_id TEXT REFERENCES department (id),
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE INDEX curriculum_department ON curriculum (department_id);

CREATE INDEX curriculum_site ON curriculum (site_id);

CREATE TABLE curriculum_discipline (
  curriculum_id TEXT NOT NULL REFERENCES curriculum (id) ON DELETE CASCADE,
  discipline_id TEXT NOT NULL REFERENCES discipline (id),
  mandatory INTEGER NOT NULL DEFAULT 1 CHECK (mandatory IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (curriculum_id, discipline_id)
) STRICT;

CREATE INDEX curriculum_discipline_discipline ON curriculum_discipline (discipline_id);

CREATE TABLE cycle (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE department (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE INDEX department_site ON department (site_id);

CREATE TABLE direct_debit (
  id TEXT NOT NULL PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES direct_debit_run (id),
  mandate_id TEXT NOT NULL REFERENCES direct_debit_mandate (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  sequence TEXT NOT NULL CHECK (sequence IN ('FRST', 'RCUR')),
  state TEXT NOT NULL DEFAULT 'sent' CHECK (state IN ('sent', 'collected', 'rejected')),
  payment_id TEXT UNIQUE REFERENCES payment (id),
  reason TEXT,
  ended_at TEXT,
  UNIQUE (run_id, invoice_id)
) STRICT;

CREATE INDEX direct_debit_invoice ON direct_debit (invoice_id);

CREATE INDEX direct_debit_mandate_of ON direct_debit (mandate_id);

CREATE TABLE direct_debit_mandate (
  id TEXT NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  holder TEXT NOT NULL,
  iban_encrypted BLOB NOT NULL,
  signed_on TEXT NOT NULL,
  revoked_at TEXT,
  created_at TEXT NOT NULL
, iban_tail TEXT NOT NULL DEFAULT '', created_by TEXT REFERENCES staff (id)) STRICT;

CREATE INDEX direct_debit_mandate_created_by ON direct_debit_mandate (created_by);

CREATE INDEX direct_debit_mandate_family ON direct_debit_mandate (family_id);

CREATE INDEX direct_debit_mandate_guardian ON direct_debit_mandate (guardian_id);

CREATE TABLE direct_debit_run (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  collect_on TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents > 0),
  made_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX direct_debit_run_made_by ON direct_debit_run (made_by);

CREATE INDEX direct_debit_run_site ON direct_debit_run (site_id, collect_on);

CREATE TABLE discipline (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT REFERENCES department (id),
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE INDEX discipline_department ON discipline (department_id);

CREATE TABLE distinct_families (
  family_id TEXT NOT NULL REFERENCES family (id),
  other_id TEXT NOT NULL REFERENCES family (id),
  said_by TEXT NOT NULL REFERENCES staff (id),
  said_at TEXT NOT NULL,
  PRIMARY KEY (family_id, other_id),
  CHECK (family_id < other_id)
) STRICT;

CREATE INDEX distinct_families_other ON distinct_families (other_id);

CREATE INDEX distinct_families_said_by ON distinct_families (said_by);

CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  required_document_id TEXT NOT NULL REFERENCES required_document (id),
  alternative_id TEXT REFERENCES required_document_alternative (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  student_id TEXT REFERENCES student (id),
  re_enrolment_id TEXT REFERENCES re_enrolment (id),
  school_year_id TEXT REFERENCES school_year (id),
  account_id TEXT REFERENCES account (id),
  state TEXT NOT NULL DEFAULT 'given' CHECK (state IN ('given', 'accepted', 'refused', 'replaced', 'withdrawn')),
  issued_on TEXT,
  valid_until TEXT,
  given_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT REFERENCES staff (id),
  reason TEXT,
  replaces_id TEXT REFERENCES document (id),
  version INTEGER NOT NULL DEFAULT 1,
  bytes_erased_at TEXT,
  CHECK (state <> 'refused' OR reason IS NOT NULL)
) STRICT;

CREATE INDEX document_account ON document (account_id);

CREATE INDEX document_alternative ON document (alternative_id);

CREATE INDEX document_decided_by ON document (decided_by);

CREATE INDEX document_family ON document (family_id);

CREATE INDEX document_queue ON document (state, given_at);

CREATE INDEX document_re_enrolment ON document (re_enrolment_id);

CREATE INDEX document_replaces ON document (replaces_id);

CREATE INDEX document_required ON document (required_document_id);

CREATE INDEX document_school_year ON document (school_year_id);

CREATE INDEX document_site ON document (site_id);

CREATE INDEX document_student ON document (student_id);

CREATE TABLE document_exemption (
  id TEXT NOT NULL PRIMARY KEY,
  required_document_id TEXT NOT NULL REFERENCES required_document (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  student_id TEXT REFERENCES student (id),
  school_year_id TEXT REFERENCES school_year (id),
  account_id TEXT REFERENCES account (id),
  explanation TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'refused', 'withdrawn')),
  reason TEXT,
  created_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT REFERENCES staff (id)
) STRICT;

CREATE INDEX document_exemption_account ON document_exemption (account_id);

CREATE INDEX document_exemption_decided_by ON document_exemption (decided_by);

CREATE INDEX document_exemption_family ON document_exemption (family_id);

CREATE INDEX document_exemption_required ON document_exemption (required_document_id);

CREATE INDEX document_exemption_school_year ON document_exemption (school_year_id);

CREATE INDEX document_exemption_student ON document_exemption (student_id);

CREATE TABLE document_file (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  blob_id TEXT REFERENCES blob (id),
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 TEXT NOT NULL,
  pages INTEGER,
  position INTEGER NOT NULL DEFAULT 0,
  given_at TEXT NOT NULL
, examined_at TEXT, account_id TEXT REFERENCES account (id)) STRICT;

CREATE INDEX document_file_account ON document_file (account_id);

CREATE INDEX document_file_blob ON document_file (blob_id);

CREATE INDEX document_file_document ON document_file (document_id);

CREATE INDEX document_file_waiting ON document_file (given_at) WHERE examined_at IS NULL;

CREATE TABLE enrolment (
  id TEXT NOT NULL PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES student (id),
  course_id TEXT NOT NULL REFERENCES course (id),
  curriculum_id TEXT REFERENCES curriculum (id),
  cycle_id TEXT REFERENCES cycle (id),
  level_id TEXT REFERENCES level (id),
  situation_id TEXT NOT NULL REFERENCES enrolment_situation (id),
  re_enrolment_id TEXT REFERENCES re_enrolment (id),
  starts_on TEXT,
  ends_on TEXT,
  passage_time TEXT,
  passage_minutes INTEGER CHECK (passage_minutes > 0),
  waiting_rank INTEGER,
  comment TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (student_id, course_id)
) STRICT;

CREATE INDEX enrolment_course ON enrolment (course_id);

CREATE INDEX enrolment_curriculum ON enrolment (curriculum_id);

CREATE INDEX enrolment_cycle ON enrolment (cycle_id);

CREATE INDEX enrolment_level ON enrolment (level_id);

CREATE INDEX enrolment_re_enrolment ON enrolment (re_enrolment_id);

CREATE INDEX enrolment_situation_of ON enrolment (situation_id);

CREATE TABLE enrolment_outcome (
  enrolment_id TEXT NOT NULL PRIMARY KEY REFERENCES enrolment (id) ON DELETE CASCADE,
  average_hundredths INTEGER CHECK (average_hundredths >= 0),
  average_letter TEXT,
  median_hundredths INTEGER CHECK (median_hundredths >= 0),
  class_result_id TEXT REFERENCES outcome (id),
  cycle_result_id TEXT REFERENCES outcome (id),
  class_admission_id TEXT REFERENCES class_name (id),
  cycle_admission_id TEXT REFERENCES cycle (id),
  comment TEXT,
  decided_on TEXT,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX enrolment_outcome_class_admission ON enrolment_outcome (class_admission_id);

CREATE INDEX enrolment_outcome_class_result ON enrolment_outcome (class_result_id);

CREATE INDEX enrolment_outcome_cycle_admission ON enrolment_outcome (cycle_admission_id);

CREATE INDEX enrolment_outcome_cycle_result ON enrolment_outcome (cycle_result_id);

CREATE TABLE enrolment_situation (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE erasure (
  id TEXT NOT NULL PRIMARY KEY,
  subject_kind TEXT NOT NULL,
  subject_hash TEXT NOT NULL,
  erased_at TEXT NOT NULL,
  UNIQUE (subject_kind, subject_hash)
) STRICT;

CREATE TABLE evaluation (
  id TEXT NOT NULL PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES course (id),
  type_id TEXT NOT NULL REFERENCES evaluation_type (id),
  scale_id TEXT NOT NULL REFERENCES evaluation_scale (id),
  held_on TEXT NOT NULL,
  title TEXT,
  description TEXT,
  coefficient_hundredths INTEGER NOT NULL DEFAULT 100 CHECK (coefficient_hundredths >= 0),
  median_hundredths INTEGER CHECK (median_hundredths >= 0),
  published_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX evaluation_course ON evaluation (course_id, held_on);

CREATE INDEX evaluation_scale_of ON evaluation (scale_id);

CREATE INDEX evaluation_type_of ON evaluation (type_id);

CREATE TABLE evaluation_mark (
  id TEXT NOT NULL PRIMARY KEY,
  evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  mark_hundredths INTEGER CHECK (mark_hundredths >= 0),
  letter TEXT,
  mention_id TEXT REFERENCES mention (id),
  appreciation TEXT,
  absent INTEGER NOT NULL DEFAULT 0 CHECK (absent IN (0, 1)),
  counts INTEGER NOT NULL DEFAULT 1 CHECK (counts IN (0, 1)),
  UNIQUE (evaluation_id, enrolment_id)
) STRICT;

CREATE INDEX evaluation_mark_enrolment ON evaluation_mark (enrolment_id);

CREATE INDEX evaluation_mark_mention ON evaluation_mark (mention_id);

CREATE TABLE evaluation_scale (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('number', 'letter')),
  out_of_hundredths INTEGER CHECK (out_of_hundredths > 0),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT,
  CHECK ((kind = 'number') = (out_of_hundredths IS NOT NULL))
) STRICT;

CREATE TABLE evaluation_scale_value (
  id TEXT NOT NULL PRIMARY KEY,
  scale_id TEXT NOT NULL REFERENCES evaluation_scale (id) ON DELETE CASCADE,
  label TEXT NOT NULL,
  equivalent_hundredths INTEGER,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX evaluation_scale_value_scale ON evaluation_scale_value (scale_id);

CREATE TABLE evaluation_type (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE export_run (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  filters TEXT,
  row_count INTEGER,
  file_name TEXT,
  sha256 TEXT,
  made_by TEXT REFERENCES staff (id),
  made_at TEXT NOT NULL
) STRICT;

CREATE INDEX export_run_made_by ON export_run (made_by);

CREATE INDEX export_run_site ON export_run (site_id);

CREATE TABLE family (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  residence TEXT,
  archived_at TEXT,
  merged_into_id TEXT REFERENCES family (id),
  search_key TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, left_family_id TEXT REFERENCES family (id),
  UNIQUE (site_id, number)
) STRICT;

CREATE INDEX family_left ON family (left_family_id);

CREATE INDEX family_merged_into ON family (merged_into_id);

CREATE INDEX family_name ON family (site_id, name);

CREATE INDEX family_search ON family (search_key, site_id, archived_at, id) WHERE archived_at IS NULL;

CREATE TABLE family_merge (
  id TEXT NOT NULL PRIMARY KEY,
  kept_family_id TEXT NOT NULL REFERENCES family (id),
  merged_family_id TEXT NOT NULL REFERENCES family (id),
  moved TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES staff (id),
  made_at TEXT NOT NULL,
  undone_at TEXT
) STRICT;

CREATE INDEX family_merge_kept ON family_merge (kept_family_id);

CREATE INDEX family_merge_made_by ON family_merge (made_by);

CREATE INDEX family_merge_merged ON family_merge (merged_family_id);

CREATE TABLE family_session (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('full', 'change-password')),
  user_agent TEXT,
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

CREATE INDEX family_session_account ON family_session (account_id);

CREATE INDEX family_session_open ON family_session (account_id) WHERE ended_at IS NULL;

CREATE TABLE form_draft (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  page TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (account_id, page)
) STRICT;

CREATE TABLE guardian (
  id TEXT NOT NULL PRIMARY KEY,
  family_id TEXT NOT NULL REFERENCES family (id),
  position INTEGER NOT NULL CHECK (position IN (1, 2)),
  civility TEXT,
  last_name TEXT NOT NULL,
  birth_name TEXT,
  first_name TEXT NOT NULL,
  relationship TEXT,
  address_line TEXT,
  address_extra TEXT,
  postal_code TEXT,
  city TEXT,
  phone_mobile TEXT,
  phone_home TEXT,
  phone_work TEXT,
  email TEXT,
  quotient_cents INTEGER CHECK (quotient_cents >= 0),
  quotient_date TEXT,
  may_see INTEGER NOT NULL DEFAULT 1 CHECK (may_see IN (0, 1)),
  receives_letters INTEGER NOT NULL DEFAULT 1 CHECK (receives_letters IN (0, 1)),
  pays INTEGER NOT NULL DEFAULT 1 CHECK (pays IN (0, 1)),
  preferred_channel TEXT NOT NULL DEFAULT 'email' CHECK (preferred_channel IN ('email', 'letter')),
  disagreement_at TEXT,
  address_confidential INTEGER NOT NULL DEFAULT 0 CHECK (address_confidential IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (family_id, position)
) STRICT;

CREATE INDEX guardian_email ON guardian (email);

CREATE INDEX guardian_name ON guardian (last_name, first_name);

CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('staff', 'family', 'system', 'nobody')),
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  verb TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT,
  family_id TEXT,
  site_id TEXT,
  details TEXT NOT NULL,
  salt TEXT,
  content_digest TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE INDEX history_actor ON history (actor_id);

CREATE INDEX history_at ON history (at);

CREATE INDEX history_family ON history (family_id);

CREATE INDEX history_site ON history (site_id);

CREATE INDEX history_subject ON history (subject_kind, subject_id);

CREATE TRIGGER history_is_not_cut BEFORE DELETE ON history
WHEN OLD.seq > (SELECT coalesce(max(upto_seq), 0) FROM history_anchor)
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history
WHEN NOT (
  OLD.salt IS NOT NULL AND NEW.salt IS NULL AND NEW.actor_name = '(effacé)' AND NEW.details = '{}'
  AND NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.at = OLD.at
  AND NEW.actor_kind = OLD.actor_kind AND NEW.actor_id IS OLD.actor_id AND NEW.verb = OLD.verb
  AND NEW.subject_kind = OLD.subject_kind AND NEW.subject_id IS OLD.subject_id
  AND NEW.family_id IS OLD.family_id AND NEW.site_id IS OLD.site_id
  AND NEW.content_digest = OLD.content_digest AND NEW.previous_hash = OLD.previous_hash AND NEW.hash = OLD.hash
)
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TABLE history_anchor (
  id TEXT NOT NULL PRIMARY KEY,
  upto_seq INTEGER NOT NULL UNIQUE,
  hash TEXT NOT NULL,
  rolled_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER history_anchor_is_not_cut BEFORE DELETE ON history_anchor
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_anchor_is_not_rewritten BEFORE UPDATE ON history_anchor
BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_anchor_is_true BEFORE INSERT ON history_anchor
WHEN NOT EXISTS (SELECT 1 FROM history WHERE seq = NEW.upto_seq AND hash = NEW.hash)
BEGIN
  SELECT RAISE(ABORT, 'an anchor names a line of the history');
END;

CREATE TABLE import_row (
  run_id TEXT NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  content TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'update', 'skip', 'error')),
  problem TEXT,
  subject_kind TEXT,
  subject_id TEXT,
  before_values TEXT,
  after_values TEXT,
  PRIMARY KEY (run_id, line)
) STRICT;

CREATE INDEX import_row_subject ON import_row (subject_id);

CREATE TABLE import_run (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  mapping TEXT,
  state TEXT NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'checked', 'applied', 'undone', 'failed')),
  created_count INTEGER NOT NULL DEFAULT 0,
  updated_count INTEGER NOT NULL DEFAULT 0,
  skipped_count INTEGER NOT NULL DEFAULT 0,
  made_by TEXT NOT NULL REFERENCES staff (id),
  created_at TEXT NOT NULL,
  applied_at TEXT,
  undone_at TEXT
) STRICT;

CREATE INDEX import_run_made_by ON import_run (made_by);

CREATE INDEX import_run_site ON import_run (site_id);

CREATE TABLE incident (
  id TEXT NOT NULL PRIMARY KEY,
  opened_at TEXT NOT NULL,
  opened_by TEXT REFERENCES staff (id),
  from_at TEXT,
  to_at TEXT,
  description TEXT NOT NULL,
  measures TEXT,
  notified_at TEXT,
  closed_at TEXT
) STRICT;

CREATE INDEX incident_opened_by ON incident (opened_by);

CREATE TABLE instalment (
  id TEXT NOT NULL PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  position INTEGER NOT NULL,
  due_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  UNIQUE (invoice_id, position)
) STRICT;

CREATE TRIGGER instalment_is_not_added BEFORE INSERT ON instalment
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TRIGGER instalment_is_not_removed BEFORE DELETE ON instalment
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TRIGGER instalment_is_not_rewritten BEFORE UPDATE ON instalment
WHEN EXISTS (SELECT 1 FROM invoice WHERE id IN (OLD.invoice_id, NEW.invoice_id) AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TABLE inventory_item (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  kind_id TEXT NOT NULL REFERENCES inventory_kind (id),
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  brand TEXT,
  serial_number TEXT,
  bought_on TEXT,
  value_cents INTEGER CHECK (value_cents >= 0),
  condition TEXT,
  retired_at TEXT,
  version INTEGER NOT NULL DEFAULT 1, comment TEXT,
  UNIQUE (site_id, number)
) STRICT;

CREATE INDEX inventory_item_kind ON inventory_item (kind_id);

CREATE TABLE inventory_kind (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE invoice (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  school_year_id TEXT REFERENCES school_year (id),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'issued')),
  wording TEXT NOT NULL,
  issued_on TEXT,
  period_from_on TEXT,
  period_to_on TEXT,
  due_on TEXT,
  total_cents INTEGER NOT NULL CHECK (total_cents >= 0),
  client_name TEXT,
  client_address TEXT,
  issuer TEXT,
  vat_mention TEXT,
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL, payment_terms TEXT, version INTEGER NOT NULL DEFAULT 1,
  CHECK ((state = 'issued') = (number IS NOT NULL)),
  CHECK (state = 'draft' OR issued_on IS NOT NULL)
) STRICT;

CREATE INDEX invoice_created_by ON invoice (created_by);

CREATE INDEX invoice_family ON invoice (family_id, state, issued_on);

CREATE INDEX invoice_guardian ON invoice (guardian_id);

CREATE INDEX invoice_school_year ON invoice (school_year_id);

CREATE INDEX invoice_site ON invoice (site_id, issued_on);

CREATE INDEX invoice_state ON invoice (state, issued_on);

CREATE TRIGGER invoice_is_not_removed BEFORE DELETE ON invoice
WHEN OLD.state = 'issued'
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TRIGGER invoice_is_not_rewritten BEFORE UPDATE ON invoice
WHEN OLD.state = 'issued' AND (
  NEW.state <> OLD.state OR NEW.number <> OLD.number OR NEW.site_id <> OLD.site_id OR NEW.ledger <> OLD.ledger
  OR NEW.school_year_id IS NOT OLD.school_year_id OR NEW.wording <> OLD.wording OR NEW.issued_on <> OLD.issued_on
  OR NEW.period_from_on IS NOT OLD.period_from_on OR NEW.period_to_on IS NOT OLD.period_to_on OR NEW.due_on IS NOT OLD.due_on
  OR NEW.total_cents <> OLD.total_cents OR NEW.client_name IS NOT OLD.client_name OR NEW.client_address IS NOT OLD.client_address
  OR NEW.issuer IS NOT OLD.issuer OR NEW.vat_mention IS NOT OLD.vat_mention OR NEW.payment_terms IS NOT OLD.payment_terms
)
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TABLE invoice_line (
  id TEXT NOT NULL PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  position INTEGER NOT NULL,
  wording TEXT NOT NULL,
  quantity_hundredths INTEGER NOT NULL DEFAULT 100,
  unit_price_cents INTEGER NOT NULL,
  total_cents INTEGER NOT NULL,
  tariff_id TEXT REFERENCES tariff (id),
  student_id TEXT REFERENCES student (id),
  enrolment_id TEXT REFERENCES enrolment (id),
  rental_id TEXT REFERENCES rental (id), period_from_on TEXT, period_to_on TEXT,
  UNIQUE (invoice_id, position)
) STRICT;

CREATE INDEX invoice_line_enrolment ON invoice_line (enrolment_id);

CREATE INDEX invoice_line_rental ON invoice_line (rental_id);

CREATE INDEX invoice_line_student ON invoice_line (student_id);

CREATE INDEX invoice_line_tariff ON invoice_line (tariff_id);

CREATE TRIGGER invoice_line_is_not_added BEFORE INSERT ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TRIGGER invoice_line_is_not_removed BEFORE DELETE ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued')
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TRIGGER invoice_line_is_not_rewritten BEFORE UPDATE ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id IN (OLD.invoice_id, NEW.invoice_id) AND state = 'issued') AND (
  NEW.invoice_id <> OLD.invoice_id OR NEW.position <> OLD.position OR NEW.wording <> OLD.wording
  OR NEW.quantity_hundredths <> OLD.quantity_hundredths OR NEW.unit_price_cents <> OLD.unit_price_cents
  OR NEW.total_cents <> OLD.total_cents
)
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice never changes');
END;

CREATE TABLE invoice_standing (
  invoice_id TEXT NOT NULL PRIMARY KEY REFERENCES invoice (id) ON DELETE CASCADE,
  credited_cents INTEGER NOT NULL,
  paid_cents INTEGER NOT NULL,
  left_cents INTEGER NOT NULL,
  next_due_on TEXT,
  next_due_cents INTEGER
) STRICT;

CREATE INDEX invoice_standing_due ON invoice_standing (next_due_on);

CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  input TEXT,
  done_count INTEGER NOT NULL DEFAULT 0,
  total_count INTEGER,
  report TEXT,
  problem TEXT,
  made_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT
) STRICT;

CREATE INDEX job_made_by ON job (made_by);

CREATE INDEX job_state ON job (state, created_at);

CREATE TABLE known_device (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  user_agent TEXT,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL
) STRICT;

CREATE INDEX known_device_account ON known_device (account_id);

CREATE TABLE letter (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  mailing_id TEXT REFERENCES mailing (id),
  kind TEXT NOT NULL,
  made_by TEXT REFERENCES staff (id),
  made_at TEXT NOT NULL
) STRICT;

CREATE INDEX letter_family ON letter (family_id);

CREATE INDEX letter_guardian ON letter (guardian_id);

CREATE INDEX letter_made_by ON letter (made_by);

CREATE INDEX letter_mailing ON letter (mailing_id);

CREATE INDEX letter_site ON letter (site_id);

CREATE TABLE level (
  id TEXT NOT NULL PRIMARY KEY,
  cycle_id TEXT REFERENCES cycle (id),
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  next_level_id TEXT REFERENCES level (id),
  archived_at TEXT
) STRICT;

CREATE INDEX level_cycle ON level (cycle_id);

CREATE INDEX level_next ON level (next_level_id);

CREATE TABLE login_throttle (
  key TEXT NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL,
  blocked_until TEXT,
  day_started_at TEXT NOT NULL,
  day_failures INTEGER NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE mailing (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  template_id TEXT REFERENCES message_template (id),
  campaign_id TEXT REFERENCES campaign (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  selection TEXT,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'running', 'done', 'cancelled')),
  made_by TEXT NOT NULL REFERENCES staff (id),
  created_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

CREATE INDEX mailing_campaign ON mailing (campaign_id);

CREATE INDEX mailing_made_by ON mailing (made_by);

CREATE INDEX mailing_site ON mailing (site_id);

CREATE INDEX mailing_template ON mailing (template_id);

CREATE TABLE mailing_recipient (
  mailing_id TEXT NOT NULL REFERENCES mailing (id) ON DELETE CASCADE,
  guardian_id TEXT NOT NULL REFERENCES guardian (id),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'letter')),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'skipped')),
  outbox_id TEXT REFERENCES outbox (id),
  reason TEXT,
  done_at TEXT,
  PRIMARY KEY (mailing_id, guardian_id)
) STRICT;

CREATE INDEX mailing_recipient_guardian ON mailing_recipient (guardian_id);

CREATE INDEX mailing_recipient_outbox ON mailing_recipient (outbox_id);

CREATE TABLE mention (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE message_template (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL,
  updated_by TEXT REFERENCES staff (id)
) STRICT;

CREATE INDEX message_template_site ON message_template (site_id, kind);

CREATE INDEX message_template_updated_by ON message_template (updated_by);

CREATE TABLE migration (
  number INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

CREATE TABLE notice (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  audience TEXT NOT NULL DEFAULT 'family' CHECK (audience IN ('family', 'child')),
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  published_at TEXT NOT NULL
) STRICT;

CREATE INDEX notice_site ON notice (site_id);

CREATE TABLE notice_seen (
  notice_id TEXT NOT NULL REFERENCES notice (id),
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  place TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (notice_id, account_id, place)
) STRICT;

CREATE INDEX notice_seen_account ON notice_seen (account_id);

CREATE TABLE online_payment (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  account_id TEXT REFERENCES account (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  provider TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  provider_reference TEXT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  payer_email TEXT,
  state TEXT NOT NULL DEFAULT 'created'
    CHECK (state IN ('created', 'waiting', 'paid', 'refused', 'abandoned', 'expired')),
  answer TEXT,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  next_check_at TEXT,
  ended_at TEXT,
  version INTEGER NOT NULL DEFAULT 1, alarm TEXT,
  UNIQUE (provider, provider_reference)
) STRICT;

CREATE INDEX online_payment_account ON online_payment (account_id);

CREATE INDEX online_payment_alarm ON online_payment (alarm) WHERE alarm IS NOT NULL;

CREATE INDEX online_payment_due ON online_payment (state, next_check_at);

CREATE INDEX online_payment_family ON online_payment (family_id);

CREATE INDEX online_payment_guardian ON online_payment (guardian_id);

CREATE INDEX online_payment_site ON online_payment (site_id);

CREATE TABLE online_payment_event (
  id TEXT NOT NULL PRIMARY KEY,
  online_payment_id TEXT NOT NULL REFERENCES online_payment (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('family', 'provider', 'return', 'staff', 'office')),
  said TEXT NOT NULL,
  detail TEXT,
  amount_cents INTEGER,
  UNIQUE (online_payment_id, position)
) STRICT;

CREATE TABLE online_payment_invoice (
  online_payment_id TEXT NOT NULL REFERENCES online_payment (id) ON DELETE CASCADE,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  PRIMARY KEY (online_payment_id, invoice_id)
) STRICT;

CREATE INDEX online_payment_invoice_invoice ON online_payment_invoice (invoice_id);

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  dedupe_key TEXT NOT NULL UNIQUE,
  message_id TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT REFERENCES family (id),
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  secret BLOB,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'dead', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT NOT NULL,
  leased_until TEXT,
  last_error TEXT,
  created_at TEXT NOT NULL,
  sent_at TEXT,
  body_erased_at TEXT
) STRICT;

CREATE INDEX outbox_due ON outbox (state, next_attempt_at);

CREATE INDEX outbox_family ON outbox (family_id);

CREATE INDEX outbox_site ON outbox (site_id);

CREATE TABLE outcome (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('class-result', 'cycle-result')),
  name TEXT NOT NULL,
  passed INTEGER CHECK (passed IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE participation (
  id TEXT NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES repertoire_event (id) ON DELETE CASCADE,
  student_id TEXT NOT NULL REFERENCES student (id),
  piece_id TEXT REFERENCES piece (id),
  part TEXT,
  seconds INTEGER CHECK (seconds > 0),
  comment TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX participation_event ON participation (event_id);

CREATE INDEX participation_piece ON participation (piece_id);

CREATE INDEX participation_student ON participation (student_id);

CREATE TABLE past_comment (
  id TEXT NOT NULL PRIMARY KEY,
  past_course_id TEXT NOT NULL REFERENCES past_course (id) ON DELETE CASCADE,
  author TEXT,
  written_on TEXT,
  comment TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX past_comment_course ON past_comment (past_course_id);

CREATE TABLE past_course (
  id TEXT NOT NULL PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES student (id),
  enrolment_id TEXT UNIQUE REFERENCES enrolment (id),
  school_year TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  department TEXT,
  discipline TEXT,
  curriculum TEXT,
  class_name TEXT,
  cycle TEXT,
  level TEXT,
  teacher TEXT,
  hours_hundredths INTEGER CHECK (hours_hundredths >= 0),
  hours_attended_hundredths INTEGER CHECK (hours_attended_hundredths >= 0),
  absences_total INTEGER CHECK (absences_total >= 0),
  absences_unjustified INTEGER CHECK (absences_unjustified >= 0),
  arranged_schedule TEXT,
  situation TEXT,
  first_instrument TEXT,
  average_hundredths INTEGER CHECK (average_hundredths >= 0),
  average_out_of_hundredths INTEGER CHECK (average_out_of_hundredths > 0),
  average_letter TEXT,
  median_hundredths INTEGER CHECK (median_hundredths >= 0),
  class_result TEXT,
  cycle_result TEXT,
  class_admission TEXT,
  cycle_admission TEXT,
  note TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX past_course_student ON past_course (student_id, school_year);

CREATE TABLE past_evaluation (
  id TEXT NOT NULL PRIMARY KEY,
  past_course_id TEXT NOT NULL REFERENCES past_course (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  held_on TEXT,
  class_type TEXT,
  description TEXT,
  mark_hundredths INTEGER CHECK (mark_hundredths >= 0),
  out_of_hundredths INTEGER CHECK (out_of_hundredths > 0),
  coefficient_hundredths INTEGER CHECK (coefficient_hundredths >= 0),
  letter TEXT,
  mention TEXT,
  median_hundredths INTEGER CHECK (median_hundredths >= 0),
  appreciation TEXT,
  absent INTEGER NOT NULL DEFAULT 0 CHECK (absent IN (0, 1)),
  counts INTEGER NOT NULL DEFAULT 1 CHECK (counts IN (0, 1))
) STRICT;

CREATE INDEX past_evaluation_course ON past_evaluation (past_course_id);

CREATE TABLE payment (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  method_id TEXT NOT NULL REFERENCES payment_method (id),
  online_payment_id TEXT UNIQUE REFERENCES online_payment (id),
  operation_number TEXT,
  wording TEXT,
  paid_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  state TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'cleared', 'returned', 'cancelled')),
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
, version INTEGER NOT NULL DEFAULT 1, bank TEXT, drawer TEXT, deposit_id TEXT REFERENCES bank_deposit (id), ended_on TEXT, ended_reason TEXT) STRICT;

CREATE INDEX payment_created_by ON payment (created_by);

CREATE INDEX payment_deposit ON payment (deposit_id);

CREATE INDEX payment_family ON payment (family_id, ledger);

CREATE INDEX payment_guardian ON payment (guardian_id);

CREATE INDEX payment_method_of ON payment (method_id);

CREATE INDEX payment_site ON payment (site_id, paid_on);

CREATE TABLE payment_allocation (
  payment_id TEXT NOT NULL REFERENCES payment (id),
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  created_at TEXT NOT NULL,
  PRIMARY KEY (payment_id, invoice_id)
) STRICT;

CREATE INDEX payment_allocation_invoice ON payment_allocation (invoice_id);

CREATE TABLE payment_method (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
, kind TEXT NOT NULL DEFAULT 'other'
  CHECK (kind IN ('cheque', 'cash', 'transfer', 'debit', 'card', 'online', 'other'))) STRICT;

CREATE TABLE payment_reminder (
  id TEXT NOT NULL PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoice (id),
  rank INTEGER NOT NULL CHECK (rank > 0),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'letter')),
  outbox_id TEXT REFERENCES outbox (id),
  due_cents INTEGER NOT NULL,
  made_by TEXT REFERENCES staff (id),
  made_at TEXT NOT NULL, mailing_id TEXT REFERENCES mailing (id), guardian_id TEXT REFERENCES guardian (id),
  UNIQUE (invoice_id, rank)
) STRICT;

CREATE INDEX payment_reminder_guardian ON payment_reminder (guardian_id);

CREATE INDEX payment_reminder_made_by ON payment_reminder (made_by);

CREATE INDEX payment_reminder_mailing ON payment_reminder (mailing_id, guardian_id);

CREATE INDEX payment_reminder_outbox ON payment_reminder (outbox_id);

CREATE TABLE piece (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  composer TEXT,
  arranger TEXT,
  seconds INTEGER CHECK (seconds > 0),
  archived_at TEXT
) STRICT;

CREATE INDEX piece_title ON piece (title);

CREATE TABLE purge (
  id TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'done', 'rejected')),
  proposed_at TEXT NOT NULL,
  approved_by TEXT REFERENCES staff (id),
  approved_at TEXT,
  done_at TEXT
) STRICT;

CREATE INDEX purge_approved_by ON purge (approved_by);

CREATE TABLE purge_item (
  purge_id TEXT NOT NULL REFERENCES purge (id) ON DELETE CASCADE,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  label TEXT NOT NULL,
  rule TEXT NOT NULL,
  kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
  PRIMARY KEY (purge_id, subject_kind, subject_id)
) STRICT;

CREATE TABLE re_enrolment (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT UNIQUE,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  student_id TEXT NOT NULL REFERENCES student (id),
  account_id TEXT REFERENCES account (id),
  answer TEXT CHECK (answer IN ('administrative', 'courses', 'does-not-re-enrol')),
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'to-complete', 'validated', 'refused', 'withdrawn')),
  message TEXT,
  reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  submitted_at TEXT,
  decided_at TEXT,
  decided_by TEXT REFERENCES staff (id),
  seen_by_family_at TEXT,
  UNIQUE (campaign_id, student_id),
  CHECK (state = 'draft' OR answer IS NOT NULL),
  CHECK (state NOT IN ('refused', 'to-complete') OR reason IS NOT NULL)
) STRICT;

CREATE INDEX re_enrolment_account ON re_enrolment (account_id);

CREATE INDEX re_enrolment_decided_by ON re_enrolment (decided_by);

CREATE INDEX re_enrolment_family ON re_enrolment (family_id);

CREATE INDEX re_enrolment_queue ON re_enrolment (state, submitted_at);

CREATE INDEX re_enrolment_student ON re_enrolment (student_id);

CREATE TABLE re_enrolment_course (
  id TEXT NOT NULL PRIMARY KEY,
  re_enrolment_id TEXT NOT NULL REFERENCES re_enrolment (id) ON DELETE CASCADE,
  curriculum_id TEXT REFERENCES curriculum (id),
  discipline_id TEXT REFERENCES discipline (id),
  enrolment_id TEXT REFERENCES enrolment (id),
  course_id TEXT REFERENCES course (id),
  decision TEXT NOT NULL DEFAULT 'pending' CHECK (decision IN ('pending', 'accepted', 'waiting-list', 'refused')),
  reason TEXT,
  CHECK (curriculum_id IS NOT NULL OR discipline_id IS NOT NULL OR enrolment_id IS NOT NULL),
  CHECK (decision <> 'refused' OR reason IS NOT NULL)
) STRICT;

CREATE INDEX re_enrolment_course_course ON re_enrolment_course (course_id);

CREATE INDEX re_enrolment_course_curriculum ON re_enrolment_course (curriculum_id);

CREATE INDEX re_enrolment_course_discipline ON re_enrolment_course (discipline_id);

CREATE INDEX re_enrolment_course_enrolment ON re_enrolment_course (enrolment_id);

CREATE INDEX re_enrolment_course_re_enrolment ON re_enrolment_course (re_enrolment_id);

CREATE TABLE re_enrolment_wish (
  id TEXT NOT NULL PRIMARY KEY,
  re_enrolment_id TEXT NOT NULL REFERENCES re_enrolment (id) ON DELETE CASCADE,
  rank INTEGER NOT NULL CHECK (rank > 0),
  discipline_id TEXT REFERENCES discipline (id),
  teacher_id TEXT REFERENCES teacher (id),
  wish TEXT,
  decision TEXT NOT NULL DEFAULT 'pending' CHECK (decision IN ('pending', 'accepted', 'waiting-list', 'refused')),
  reason TEXT,
  UNIQUE (re_enrolment_id, rank)
) STRICT;

CREATE INDEX re_enrolment_wish_discipline ON re_enrolment_wish (discipline_id);

CREATE INDEX re_enrolment_wish_teacher ON re_enrolment_wish (teacher_id);

CREATE TABLE receipt (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  payment_id TEXT NOT NULL UNIQUE REFERENCES payment (id),
  issued_on TEXT NOT NULL,
  client_name TEXT NOT NULL,
  client_address TEXT,
  issuer TEXT,
  wording TEXT NOT NULL,
  balance_left_cents INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE refund (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL REFERENCES site (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  family_id TEXT NOT NULL REFERENCES family (id),
  payment_id TEXT REFERENCES payment (id),
  method_id TEXT NOT NULL REFERENCES payment_method (id),
  operation_number TEXT,
  refunded_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  reason TEXT NOT NULL,
  created_by TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX refund_created_by ON refund (created_by);

CREATE INDEX refund_family ON refund (family_id);

CREATE INDEX refund_method ON refund (method_id);

CREATE INDEX refund_payment ON refund (payment_id);

CREATE INDEX refund_site ON refund (site_id);

CREATE TABLE refusal_reason (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  sentence TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
, name TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE rental (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  family_id TEXT NOT NULL REFERENCES family (id),
  student_id TEXT REFERENCES student (id),
  item_id TEXT REFERENCES inventory_item (id),
  room_id TEXT REFERENCES room (id),
  tariff_id TEXT REFERENCES tariff (id),
  starts_on TEXT NOT NULL,
  due_on TEXT,
  returned_on TEXT,
  deposit_cents INTEGER CHECK (deposit_cents >= 0),
  condition_out TEXT,
  condition_in TEXT,
  comment TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, insurer TEXT, policy_number TEXT, insured_until_on TEXT, deposit_held_on TEXT, deposit_returned_on TEXT, deposit_kept_cents INTEGER CHECK (deposit_kept_cents >= 0),
  CHECK ((item_id IS NULL) <> (room_id IS NULL))
) STRICT;

CREATE INDEX rental_family ON rental (family_id);

CREATE INDEX rental_item ON rental (item_id);

CREATE UNIQUE INDEX rental_item_out ON rental (item_id) WHERE returned_on IS NULL;

CREATE INDEX rental_room ON rental (room_id);

CREATE INDEX rental_site ON rental (site_id);

CREATE INDEX rental_student ON rental (student_id);

CREATE INDEX rental_tariff ON rental (tariff_id);

CREATE TABLE repertoire_event (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  kind_id TEXT REFERENCES repertoire_kind (id),
  title TEXT NOT NULL,
  held_on TEXT NOT NULL,
  starts_time TEXT,
  place TEXT,
  comment TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX repertoire_event_kind ON repertoire_event (kind_id);

CREATE INDEX repertoire_event_site ON repertoire_event (site_id, held_on);

CREATE TABLE repertoire_kind (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE TABLE required_document (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  name TEXT NOT NULL,
  explanation TEXT,
  scope TEXT NOT NULL CHECK (scope IN ('family', 'student')),
  mandatory INTEGER NOT NULL DEFAULT 1 CHECK (mandatory IN (0, 1)),
  several_files INTEGER NOT NULL DEFAULT 0 CHECK (several_files IN (0, 1)),
  validity TEXT NOT NULL DEFAULT 'none' CHECK (validity IN ('none', 'days', 'date', 'school-year')),
  validity_days INTEGER CHECK (validity_days > 0),
  validity_date TEXT,
  model_file_name TEXT,
  model_media_type TEXT,
  model_bytes BLOB,
  health INTEGER NOT NULL DEFAULT 0 CHECK (health IN (0, 1)),
  purpose TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK (health = 0 OR purpose IS NOT NULL),
  CHECK ((validity = 'days') = (validity_days IS NOT NULL)),
  CHECK ((validity = 'date') = (validity_date IS NOT NULL))
) STRICT;

CREATE INDEX required_document_site ON required_document (site_id, position);

CREATE TABLE required_document_alternative (
  id TEXT NOT NULL PRIMARY KEY,
  required_document_id TEXT NOT NULL REFERENCES required_document (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  explanation TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX required_document_alternative_document ON required_document_alternative (required_document_id);

CREATE TABLE required_document_condition (
  id TEXT NOT NULL PRIMARY KEY,
  required_document_id TEXT NOT NULL REFERENCES required_document (id) ON DELETE CASCADE,
  clause INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  comparison TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE INDEX required_document_condition_document ON required_document_condition (required_document_id);

CREATE TABLE restore_drill (
  id TEXT NOT NULL PRIMARY KEY,
  backup_id TEXT REFERENCES backup (id),
  ok INTEGER NOT NULL CHECK (ok IN (0, 1)),
  problem TEXT,
  seconds INTEGER,
  done_at TEXT NOT NULL
) STRICT;

CREATE INDEX restore_drill_backup ON restore_drill (backup_id);

CREATE TABLE rights_request (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT REFERENCES site (id),
  family_id TEXT REFERENCES family (id),
  kind TEXT NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'opposition', 'accessibility')),
  message TEXT,
  contact TEXT,
  received_at TEXT NOT NULL,
  due_on TEXT NOT NULL,
  answered_at TEXT,
  answered_by TEXT REFERENCES staff (id),
  answer TEXT
) STRICT;

CREATE INDEX rights_request_answered_by ON rights_request (answered_by);

CREATE INDEX rights_request_family ON rights_request (family_id);

CREATE INDEX rights_request_site ON rights_request (site_id);

CREATE TABLE room (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  name TEXT NOT NULL,
  capacity INTEGER,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT
) STRICT;

CREATE INDEX room_site ON room (site_id);

CREATE TABLE school_year (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  current INTEGER NOT NULL DEFAULT 0 CHECK (current IN (0, 1)),
  closed_at TEXT,
  CHECK (starts_on < ends_on)
) STRICT;

CREATE UNIQUE INDEX school_year_one_current ON school_year (current) WHERE current = 1;

CREATE TABLE setting (
  site_id TEXT NOT NULL DEFAULT '',
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (site_id, key)
) STRICT;

CREATE TABLE site (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  address_line TEXT,
  address_extra TEXT,
  postal_code TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  logo BLOB,
  logo_type TEXT,
  accent TEXT,
  help_text TEXT,
  home_message TEXT,
  public_body INTEGER NOT NULL DEFAULT 1 CHECK (public_body IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE site_billing (
  site_id TEXT NOT NULL PRIMARY KEY REFERENCES site (id),
  issuer_name TEXT,
  siret TEXT,
  vat_mention TEXT,
  payment_terms TEXT,
  due_days INTEGER NOT NULL DEFAULT 30 CHECK (due_days BETWEEN 0 AND 365),
  version INTEGER NOT NULL DEFAULT 1,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE staff (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL,
  login_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT,
  role TEXT NOT NULL CHECK (role IN ('administrateur', 'scolarite', 'comptabilite', 'lecture')),
  password_hash TEXT NOT NULL,
  totp_secret BLOB,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at TEXT NOT NULL,
  last_login_at TEXT
) STRICT;

CREATE TABLE staff_preference (
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (staff_id, key)
) STRICT;

CREATE TABLE staff_recovery_code (
  id TEXT NOT NULL PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

CREATE INDEX staff_recovery_code_staff ON staff_recovery_code (staff_id);

CREATE TABLE staff_session (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

CREATE INDEX staff_session_staff ON staff_session (staff_id);

CREATE TABLE staff_site (
  staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  site_id TEXT NOT NULL REFERENCES site (id) ON DELETE CASCADE,
  PRIMARY KEY (staff_id, site_id)
) STRICT;

CREATE INDEX staff_site_site ON staff_site (site_id);

CREATE TABLE student (
  id TEXT NOT NULL PRIMARY KEY,
  family_id TEXT NOT NULL REFERENCES family (id),
  guardian_id TEXT REFERENCES guardian (id),
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  birth_date TEXT,
  birth_place TEXT,
  address_line TEXT,
  address_extra TEXT,
  postal_code TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  school_name TEXT,
  school_class TEXT,
  arranged_schedule TEXT,
  insurance_company TEXT,
  insurance_number TEXT,
  emergency_name TEXT,
  emergency_phone TEXT,
  emergency_relationship TEXT,
  image_rights INTEGER CHECK (image_rights IN (0, 1)),
  may_leave_alone INTEGER CHECK (may_leave_alone IN (0, 1)),
  instrument TEXT,
  instrument_owned INTEGER CHECK (instrument_owned IN (0, 1)),
  photo_document_id TEXT REFERENCES document (id),
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX student_family ON student (family_id);

CREATE INDEX student_guardian ON student (guardian_id);

CREATE INDEX student_name ON student (last_name, first_name);

CREATE INDEX student_photo ON student (photo_document_id);

CREATE TABLE tariff (
  id TEXT NOT NULL PRIMARY KEY,
  site_id TEXT NOT NULL REFERENCES site (id),
  school_year_id TEXT REFERENCES school_year (id),
  curriculum_id TEXT REFERENCES curriculum (id),
  discipline_id TEXT REFERENCES discipline (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('cotisation', 'location')),
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at TEXT,
  version INTEGER NOT NULL DEFAULT 1
, cycle_id TEXT REFERENCES cycle (id), charge TEXT NOT NULL DEFAULT 'teaching' CHECK (charge IN ('teaching', 'student', 'household', 'rental'))) STRICT;

CREATE INDEX tariff_curriculum ON tariff (curriculum_id);

CREATE INDEX tariff_cycle ON tariff (cycle_id);

CREATE INDEX tariff_discipline ON tariff (discipline_id);

CREATE INDEX tariff_school_year ON tariff (school_year_id);

CREATE INDEX tariff_site ON tariff (site_id);

CREATE TABLE tariff_rate (
  id TEXT NOT NULL PRIMARY KEY,
  tariff_id TEXT NOT NULL REFERENCES tariff (id) ON DELETE CASCADE,
  quotient_from_cents INTEGER,
  quotient_to_cents INTEGER,
  residence TEXT,
  child_rank INTEGER CHECK (child_rank > 0),
  period TEXT NOT NULL DEFAULT 'year',
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0)
) STRICT;

CREATE INDEX tariff_rate_tariff ON tariff_rate (tariff_id);

CREATE TABLE teacher (
  id TEXT NOT NULL PRIMARY KEY,
  staff_id TEXT REFERENCES staff (id),
  civility TEXT,
  last_name TEXT NOT NULL,
  first_name TEXT,
  email TEXT,
  phone TEXT,
  archived_at TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX teacher_staff ON teacher (staff_id);

CREATE TABLE teacher_discipline (
  teacher_id TEXT NOT NULL REFERENCES teacher (id) ON DELETE CASCADE,
  discipline_id TEXT NOT NULL REFERENCES discipline (id),
  PRIMARY KEY (teacher_id, discipline_id)
) STRICT;

CREATE INDEX teacher_discipline_discipline ON teacher_discipline (discipline_id);

CREATE TABLE teacher_opinion (
  id TEXT NOT NULL PRIMARY KEY,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  -- the year that the student would come back for
  school_year_id TEXT NOT NULL REFERENCES school_year (id),
  opinion TEXT NOT NULL CHECK (opinion IN ('favourable', 'reserved', 'unfavourable')),
  comment TEXT,
  given_at TEXT NOT NULL,
  given_by TEXT REFERENCES staff (id),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, school_year_id)
) STRICT;

CREATE INDEX teacher_opinion_given_by ON teacher_opinion (given_by);

CREATE INDEX teacher_opinion_school_year ON teacher_opinion (school_year_id);

CREATE TABLE temporary_password (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'active', 'used', 'void')),
  made_by TEXT NOT NULL CHECK (made_by IN ('family', 'staff')),
  outbox_id TEXT REFERENCES outbox (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

CREATE INDEX temporary_password_account ON temporary_password (account_id, created_at);

CREATE INDEX temporary_password_outbox ON temporary_password (outbox_id);
