using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
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
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    awaited_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
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
                    number = table.Column<int>(type: "integer", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    post_unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    post_role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    instead_of = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: true),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
