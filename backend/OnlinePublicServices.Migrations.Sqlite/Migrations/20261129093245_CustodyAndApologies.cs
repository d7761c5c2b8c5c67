using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CustodyAndApologies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "dossier_id",
                table: "drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holder_account",
                table: "dossiers",
                type: "TEXT",
                maxLength: 640,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holder_role",
                table: "dossiers",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holder_unit",
                table: "dossiers",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "offer_role",
                table: "dossiers",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "offer_unit",
                table: "dossiers",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "offered_at",
                table: "dossiers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "facts",
                table: "dossier_acts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "given_by",
                table: "attachments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_replaced",
                table: "attachments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "apologies",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    new_due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    cause_step = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    cause_unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    drafted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    is_automatic = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apologies", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_apologies_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hand_over_habits",
                columns: table => new
                {
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_step = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    to_step = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over_habits", x => new { x.unit_id, x.procedure, x.from_step, x.to_step });
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => new { x.dossier_id, x.key });
                    table.ForeignKey(
                        name: "fk_reminders_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_dossier_id",
                table: "drafts",
                column: "dossier_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_holder_account_urgent_at_id",
                table: "dossiers",
                columns: new[] { "holder_account", "urgent_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_holder_unit_holder_role_urgent_at_id",
                table: "dossiers",
                columns: new[] { "holder_unit", "holder_role", "urgent_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_offer_unit_offer_role_offered_at_id",
                table: "dossiers",
                columns: new[] { "offer_unit", "offer_role", "offered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_offered_at",
                table: "dossiers",
                column: "offered_at");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_status_original_due_at",
                table: "dossiers",
                columns: new[] { "status", "original_due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_apologies_made_at_dossier_id",
                table: "apologies",
                columns: new[] { "made_at", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_apologies_unit_id_made_at_due_at",
                table: "apologies",
                columns: new[] { "unit_id", "made_at", "due_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "apologies");

            migrationBuilder.DropTable(
                name: "hand_over_habits");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropIndex(
                name: "ix_drafts_dossier_id",
                table: "drafts");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_holder_account_urgent_at_id",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_holder_unit_holder_role_urgent_at_id",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_offer_unit_offer_role_offered_at_id",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_offered_at",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_status_original_due_at",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "dossier_id",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "holder_account",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "holder_role",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "holder_unit",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "offer_role",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "offer_unit",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "offered_at",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "facts",
                table: "dossier_acts");

            migrationBuilder.DropColumn(
                name: "given_by",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "is_replaced",
                table: "attachments");
        }
    }
}
