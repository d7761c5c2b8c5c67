using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class IssuedPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "slip_id",
                table: "signing_items",
                newName: "paper_id");

            migrationBuilder.CreateTable(
                name: "issued_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    edition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    issued_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    issued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    signed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    signer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issued_papers", x => x.id);
                    table.ForeignKey(
                        name: "fk_issued_papers_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // The scaffold would drop both tables with what is in them: slips and refusals are the first issued papers.
            migrationBuilder.Sql(
                """
                INSERT INTO issued_papers
                    (id, kind, dossier_id, number, unit_id, edition, issued_by, issued_at, state, signed_at, signer_name, sha256)
                SELECT id, 'AppointmentSlip', dossier_id, number, unit_id, edition, issued_by, issued_at, state, signed_at, signer_name, sha256
                FROM appointment_slips
                """);

            migrationBuilder.Sql(
                """
                INSERT INTO issued_papers
                    (id, kind, dossier_id, number, unit_id, edition, issued_by, issued_at, facts, state)
                SELECT dossiers.id, 'Refusal', dossiers.id, refusals.number, dossiers.unit_id, dossiers.edition, acts.actor_id, acts.at, json_build_object('Reasons', json_build_array(acts.reason))::text, 'Waiting'
                FROM refusal_numbers AS refusals
                JOIN dossiers ON dossiers.id = refusals.dossier_id
                JOIN dossier_acts AS acts ON acts.dossier_id = dossiers.id AND acts.act = 'Refuse'
                """);

            migrationBuilder.DropTable(
                name: "appointment_slips");

            migrationBuilder.DropTable(
                name: "refusal_numbers");

            migrationBuilder.CreateIndex(
                name: "ix_issued_papers_dossier_id",
                table: "issued_papers",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_issued_papers_issued_by_state_issued_at",
                table: "issued_papers",
                columns: new[] { "issued_by", "state", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_issued_papers_sha256",
                table: "issued_papers",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_issued_papers_unit_id_state_issued_at_id",
                table: "issued_papers",
                columns: new[] { "unit_id", "state", "issued_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "paper_id",
                table: "signing_items",
                newName: "slip_id");

            migrationBuilder.CreateTable(
                name: "appointment_slips",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    issued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    issued_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    signed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    signer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
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
                name: "refusal_numbers",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false)
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

            migrationBuilder.Sql(
                """
                INSERT INTO appointment_slips
                    (id, dossier_id, number, unit_id, edition, issued_by, issued_at, state, signed_at, signer_name, sha256)
                SELECT id, dossier_id, number, unit_id, edition, issued_by, issued_at, state, signed_at, signer_name, sha256
                FROM issued_papers
                WHERE kind = 'AppointmentSlip'
                """);

            migrationBuilder.Sql(
                "INSERT INTO refusal_numbers (dossier_id, number) SELECT dossier_id, number FROM issued_papers WHERE kind = 'Refusal'");

            migrationBuilder.DropTable(
                name: "issued_papers");

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
                name: "ix_appointment_slips_unit_id_state_issued_at_id",
                table: "appointment_slips",
                columns: new[] { "unit_id", "state", "issued_at", "id" });
        }
    }
}
