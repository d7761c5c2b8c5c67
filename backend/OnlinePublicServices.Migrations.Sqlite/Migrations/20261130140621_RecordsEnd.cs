using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecordsEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ended_at",
                table: "petition_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "erased_at",
                table: "petition_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "warned_at",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "erased_at",
                table: "feedback_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "warned_at",
                table: "feedback_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "warned_at",
                table: "data_requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "record_sweeps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    months = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    previous_seal = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    seal = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_sweeps", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_cases_author_person_id",
                table: "feedback_cases",
                column: "author_person_id",
                filter: "author_person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_record_sweeps_kind_unit_id",
                table: "record_sweeps",
                columns: new[] { "kind", "unit_id" },
                unique: true,
                filter: "number IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_record_sweeps_number",
                table: "record_sweeps",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_record_sweeps_unit_id_at_id",
                table: "record_sweeps",
                columns: new[] { "unit_id", "at", "id" },
                filter: "number IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "record_sweeps");

            migrationBuilder.DropIndex(
                name: "ix_feedback_cases_author_person_id",
                table: "feedback_cases");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "petition_cases");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "petition_cases");

            migrationBuilder.DropColumn(
                name: "warned_at",
                table: "people");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "feedback_cases");

            migrationBuilder.DropColumn(
                name: "warned_at",
                table: "feedback_cases");

            migrationBuilder.DropColumn(
                name: "warned_at",
                table: "data_requests");
        }
    }
}
