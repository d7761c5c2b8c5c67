using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CatalogueEditions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "instead_of",
                table: "dossier_acts",
                type: "TEXT",
                maxLength: 640,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "catalogue_editions",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    drawn_from = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 640, nullable: false),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    adopted_by = table.Column<string>(type: "TEXT", maxLength: 640, nullable: true),
                    adopted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    place = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_editions", x => x.number);
                });

            migrationBuilder.CreateIndex(
                name: "ix_catalogue_editions_place",
                table: "catalogue_editions",
                column: "place",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalogue_editions");

            migrationBuilder.DropColumn(
                name: "instead_of",
                table: "dossier_acts");
        }
    }
}
