using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CalendarVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "calendar_version",
                table: "dossier_acts",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "calendar_versions",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    decision = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    provisional = table.Column<bool>(type: "boolean", nullable: false),
                    days = table.Column<string>(type: "text", nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    adopted_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: true),
                    adopted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_versions", x => x.number);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_versions");

            migrationBuilder.DropColumn(
                name: "calendar_version",
                table: "dossier_acts");
        }
    }
}
