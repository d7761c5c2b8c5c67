using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "file_erased_at",
                table: "receipts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "about_person_id",
                table: "outbox_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "subject_id",
                table: "outbox_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "file_erased_at",
                table: "issued_papers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "warned_at",
                table: "drafts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "erased_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "data_request_looks",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    hour = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    post_unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    post_role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_request_looks", x => new { x.request_id, x.hour, x.account });
                    table.ForeignKey(
                        name: "fk_data_request_looks_data_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "data_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "destruction_lists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    executed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    record_number = table.Column<int>(type: "integer", nullable: true),
                    previous_seal = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    seal = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_destruction_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    placed_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    placed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    lifted_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: true),
                    lifted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_holds", x => x.id);
                    table.ForeignKey(
                        name: "fk_legal_holds_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "retention_terms",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    warned_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    list_id = table.Column<Guid>(type: "uuid", nullable: true),
                    checked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    erased_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_terms", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_retention_terms_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "destruction_items",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    procedure_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hold = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    digests = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_destruction_items", x => new { x.list_id, x.number });
                    table.ForeignKey(
                        name: "fk_destruction_items_destruction_lists_list_id",
                        column: x => x.list_id,
                        principalTable: "destruction_lists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sms_traces_at",
                table: "sms_traces",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_created_at",
                table: "outbox_messages",
                column: "created_at",
                filter: "dossier_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_dossier_id",
                table: "outbox_messages",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_subject_id",
                table: "outbox_messages",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_erased_at_id",
                table: "dossiers",
                columns: new[] { "erased_at", "id" },
                filter: "erased_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_destruction_items_dossier_id",
                table: "destruction_items",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_destruction_lists_number",
                table: "destruction_lists",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_destruction_lists_record_number",
                table: "destruction_lists",
                column: "record_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_destruction_lists_status",
                table: "destruction_lists",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_destruction_lists_unit_id_proposed_at_id",
                table: "destruction_lists",
                columns: new[] { "unit_id", "proposed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_legal_holds_dossier_id_until",
                table: "legal_holds",
                columns: new[] { "dossier_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_legal_holds_unit_id_placed_at_id",
                table: "legal_holds",
                columns: new[] { "unit_id", "placed_at", "id" },
                filter: "lifted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_retention_terms_checked_at",
                table: "retention_terms",
                column: "checked_at",
                filter: "erased_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_retention_terms_due_at",
                table: "retention_terms",
                column: "due_at",
                filter: "warned_at IS NULL AND erased_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_retention_terms_list_id",
                table: "retention_terms",
                column: "list_id");

            migrationBuilder.CreateIndex(
                name: "ix_retention_terms_unit_id_due_at_dossier_id",
                table: "retention_terms",
                columns: new[] { "unit_id", "due_at", "dossier_id" },
                filter: "due_at IS NOT NULL AND erased_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_request_looks");

            migrationBuilder.DropTable(
                name: "destruction_items");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "retention_terms");

            migrationBuilder.DropTable(
                name: "destruction_lists");

            migrationBuilder.DropIndex(
                name: "ix_sms_traces_at",
                table: "sms_traces");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_created_at",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_dossier_id",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_subject_id",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_erased_at_id",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "file_erased_at",
                table: "receipts");

            migrationBuilder.DropColumn(
                name: "about_person_id",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "subject_id",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "file_erased_at",
                table: "issued_papers");

            migrationBuilder.DropColumn(
                name: "warned_at",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "dossiers");
        }
    }
}
