using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UnclosedWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "fetched_at",
                table: "issued_papers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reconciled_nights",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    found = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciled_nights", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "unclosed_dossiers",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unclosed_dossiers", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_unclosed_dossiers_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_unclosed_dossiers_since_dossier_id",
                table: "unclosed_dossiers",
                columns: new[] { "since", "dossier_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reconciled_nights");

            migrationBuilder.DropTable(
                name: "unclosed_dossiers");

            migrationBuilder.DropColumn(
                name: "fetched_at",
                table: "issued_papers");
        }
    }
}
