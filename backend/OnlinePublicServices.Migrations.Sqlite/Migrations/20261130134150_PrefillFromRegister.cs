using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PrefillFromRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "about",
                table: "staff_looks",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "prefilled",
                table: "drafts",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.CreateTable(
                name: "own_looks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answered = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_own_looks", x => x.id);
                    table.ForeignKey(
                        name: "fk_own_looks_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_staff_looks_about_at_id",
                table: "staff_looks",
                columns: new[] { "about", "at", "id" },
                filter: "about IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_own_looks_person_id_at_id",
                table: "own_looks",
                columns: new[] { "person_id", "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "own_looks");

            migrationBuilder.DropIndex(
                name: "ix_staff_looks_about_at_id",
                table: "staff_looks");

            migrationBuilder.DropColumn(
                name: "about",
                table: "staff_looks");

            migrationBuilder.DropColumn(
                name: "prefilled",
                table: "drafts");
        }
    }
}
