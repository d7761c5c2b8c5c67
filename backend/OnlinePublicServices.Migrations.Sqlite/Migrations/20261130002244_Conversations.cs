using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Conversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    awaited_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_conversations_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sayings",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 640, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    post_unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    post_role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    instead_of = table.Column<string>(type: "TEXT", maxLength: 640, nullable: true),
                    words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sayings", x => new { x.dossier_id, x.number });
                    table.ForeignKey(
                        name: "fk_sayings_conversations_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "conversations",
                        principalColumn: "dossier_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_awaited_since_dossier_id",
                table: "conversations",
                columns: new[] { "awaited_since", "dossier_id" },
                filter: "awaited_since IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sayings");

            migrationBuilder.DropTable(
                name: "conversations");
        }
    }
}
