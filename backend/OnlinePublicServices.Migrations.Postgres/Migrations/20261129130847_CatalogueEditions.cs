using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
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
                type: "character varying(640)",
                maxLength: 640,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "catalogue_editions",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false),
                    drawn_from = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    adopted_by = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: true),
                    adopted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    place = table.Column<int>(type: "integer", nullable: true)
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
