using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class InitialOffice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    scope = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counters", x => x.scope);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    request_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_records", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recipient = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_attempt_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    gender = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    personal_id = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    address_detail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    commune = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    province = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signing_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 640, nullable: false),
                    certificate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_certificates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 640, nullable: false),
                    chain = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    issuer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    serial = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    valid_from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    algorithm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key_hint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    registered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_certificates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stored_documents",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    size_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    scan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stored_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    scanned_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    scan_attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_documents", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "tracking_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tracking_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    paper_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    length_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    offset_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    attachment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    refusal = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    edition = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    applicant_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    applicant_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    applicant_address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    applicant_personal_id = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    applicant_tax_code = table.Column<string>(type: "TEXT", maxLength: 14, nullable: true),
                    applicant_phone = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    applicant_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    procedure_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    procedure_version = table.Column<int>(type: "INTEGER", nullable: false),
                    time_limit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    submitted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    acceptance_due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    original_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    promised_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    urgent_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers", x => x.id);
                    table.ForeignKey(
                        name: "fk_dossiers_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    procedure_version = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    page = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_drafts_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signing_items",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slip_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    prepared_form = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_items", x => new { x.session_id, x.slip_id });
                    table.ForeignKey(
                        name: "fk_signing_items_signing_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "signing_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "appointment_slips",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    edition = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    issued_by = table.Column<string>(type: "TEXT", maxLength: 640, nullable: false),
                    issued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    signed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    signer_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointment_slips", x => x.id);
                    table.ForeignKey(
                        name: "fk_appointment_slips_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    paper_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    size_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    pages = table.Column<int>(type: "INTEGER", nullable: true),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fault_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    fault_reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                    table.ForeignKey(
                        name: "fk_attachments_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dossier_acts",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_status = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: true),
                    to_status = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 640, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_acts", x => new { x.dossier_id, x.number });
                    table.ForeignKey(
                        name: "fk_dossier_acts_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dossier_watches",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 640, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_watches", x => new { x.dossier_id, x.account });
                    table.ForeignKey(
                        name: "fk_dossier_watches_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dossier_words",
                columns: table => new
                {
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    word = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_words", x => new { x.unit_id, x.word, x.dossier_id });
                    table.ForeignKey(
                        name: "fk_dossier_words_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "refusal_numbers",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refusal_numbers", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_refusal_numbers_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_looks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 640, nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_looks", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_looks_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tracking_keys",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @protected = table.Column<string>(name: "protected", type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tracking_keys", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_tracking_keys_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "draft_attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    paper_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    size_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    original_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    pages = table.Column<int>(type: "INTEGER", nullable: true),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_attachments", x => x.id);
                    table.ForeignKey(
                        name: "fk_draft_attachments_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_appointment_slips_dossier_id",
                table: "appointment_slips",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointment_slips_issued_by_state_issued_at",
                table: "appointment_slips",
                columns: new[] { "issued_by", "state", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_appointment_slips_sha256",
                table: "appointment_slips",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attachments_dossier_id",
                table: "attachments",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_sha256",
                table: "attachments",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_dossier_words_dossier_id",
                table: "dossier_words",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_code",
                table: "dossiers",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_owner_id_submitted_at",
                table: "dossiers",
                columns: new[] { "owner_id", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_unit_id_status_urgent_at_id",
                table: "dossiers",
                columns: new[] { "unit_id", "status", "urgent_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_draft_attachments_draft_id",
                table: "draft_attachments",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_attachments_sha256",
                table: "draft_attachments",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_changed_at",
                table: "drafts",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_owner_id_changed_at",
                table: "drafts",
                columns: new[] { "owner_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_records_created_at",
                table: "idempotency_records",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_state_next_attempt_at",
                table: "outbox_messages",
                columns: new[] { "state", "next_attempt_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_unit_id_state_created_at",
                table: "outbox_messages",
                columns: new[] { "unit_id", "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_people_issuer_subject",
                table: "people",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signing_sessions_expires_at",
                table: "signing_sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_staff_certificates_account",
                table: "staff_certificates",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_staff_certificates_issuer_serial",
                table: "staff_certificates",
                columns: new[] { "issuer", "serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_looks_dossier_id",
                table: "staff_looks",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_stored_documents_scan_stored_at",
                table: "stored_documents",
                columns: new[] { "scan", "stored_at" });

            migrationBuilder.CreateIndex(
                name: "ix_tracking_attempts_at",
                table: "tracking_attempts",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_tracking_attempts_subject_at",
                table: "tracking_attempts",
                columns: new[] { "subject", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_uploads_changed_at",
                table: "uploads",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_draft_id",
                table: "uploads",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_owner_id_created_at",
                table: "uploads",
                columns: new[] { "owner_id", "created_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appointment_slips");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "dossier_acts");

            migrationBuilder.DropTable(
                name: "dossier_watches");

            migrationBuilder.DropTable(
                name: "dossier_words");

            migrationBuilder.DropTable(
                name: "draft_attachments");

            migrationBuilder.DropTable(
                name: "idempotency_records");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "refusal_numbers");

            migrationBuilder.DropTable(
                name: "signing_items");

            migrationBuilder.DropTable(
                name: "staff_certificates");

            migrationBuilder.DropTable(
                name: "staff_looks");

            migrationBuilder.DropTable(
                name: "stored_documents");

            migrationBuilder.DropTable(
                name: "tracking_attempts");

            migrationBuilder.DropTable(
                name: "tracking_keys");

            migrationBuilder.DropTable(
                name: "uploads");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "signing_sessions");

            migrationBuilder.DropTable(
                name: "dossiers");

            migrationBuilder.DropTable(
                name: "people");
        }
    }
}
