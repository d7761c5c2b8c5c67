using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Feedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "feedback_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    author_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    author_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    author_phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    passed_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_act_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    published_subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    published_words = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    published_answer = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_kept_closed = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    protected_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "petition_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    key_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sealed_statement = table.Column<string>(type: "text", nullable: false),
                    sealed_author = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "feedback_records",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    feedback_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: true),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    words = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_records", x => new { x.feedback_id, x.number });
                    table.ForeignKey(
                        name: "fk_feedback_records_feedback_cases_feedback_id",
                        column: x => x.feedback_id,
                        principalTable: "feedback_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "feedback_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    feedback_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_words", x => new { x.word, x.published_at, x.feedback_id });
                    table.ForeignKey(
                        name: "fk_feedback_words_feedback_cases_feedback_id",
                        column: x => x.feedback_id,
                        principalTable: "feedback_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "petition_openings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    petition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_openings", x => x.id);
                    table.ForeignKey(
                        name: "fk_petition_openings_petition_cases_petition_id",
                        column: x => x.petition_id,
                        principalTable: "petition_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_cases_code",
                table: "feedback_cases",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feedback_cases_published_at_id",
                table: "feedback_cases",
                columns: new[] { "published_at", "id" },
                filter: "published_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_cases_unit_id_kind_due_at_id",
                table: "feedback_cases",
                columns: new[] { "unit_id", "kind", "due_at", "id" },
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_cases_unit_id_kind_received_at_id",
                table: "feedback_cases",
                columns: new[] { "unit_id", "kind", "received_at", "id" },
                filter: "due_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_words_feedback_id",
                table: "feedback_words",
                column: "feedback_id");

            migrationBuilder.CreateIndex(
                name: "ix_petition_cases_code",
                table: "petition_cases",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_petition_cases_unit_id_received_at_id",
                table: "petition_cases",
                columns: new[] { "unit_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_petition_openings_petition_id_at_id",
                table: "petition_openings",
                columns: new[] { "petition_id", "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feedback_records");

            migrationBuilder.DropTable(
                name: "feedback_words");

            migrationBuilder.DropTable(
                name: "petition_openings");

            migrationBuilder.DropTable(
                name: "feedback_cases");

            migrationBuilder.DropTable(
                name: "petition_cases");
        }
    }
}
