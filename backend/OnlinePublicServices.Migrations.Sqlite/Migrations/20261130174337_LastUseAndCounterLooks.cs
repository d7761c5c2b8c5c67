using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LastUseAndCounterLooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_back",
                table: "record_sweeps",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "up_to",
                table: "record_sweeps",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "used_at",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_filled_from_register",
                table: "dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "counter_looks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    procedure_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 640, nullable: false),
                    post_unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    post_role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answered = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counter_looks", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_record_sweeps_kind",
                table: "record_sweeps",
                column: "kind",
                filter: "is_back");

            migrationBuilder.CreateIndex(
                name: "ix_counter_looks_about_at_id",
                table: "counter_looks",
                columns: new[] { "about", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_counter_looks_account_at",
                table: "counter_looks",
                columns: new[] { "account", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_counter_looks_dossier_id",
                table: "counter_looks",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_counter_looks_draft_id",
                table: "counter_looks",
                column: "draft_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counter_looks");

            migrationBuilder.DropIndex(
                name: "ix_record_sweeps_kind",
                table: "record_sweeps");

            migrationBuilder.DropColumn(
                name: "is_back",
                table: "record_sweeps");

            migrationBuilder.DropColumn(
                name: "up_to",
                table: "record_sweeps");

            migrationBuilder.DropColumn(
                name: "used_at",
                table: "people");

            migrationBuilder.DropColumn(
                name: "is_filled_from_register",
                table: "dossiers");
        }
    }
}
