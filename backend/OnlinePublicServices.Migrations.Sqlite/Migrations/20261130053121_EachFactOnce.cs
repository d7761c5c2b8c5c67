using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EachFactOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "kept_paper_id",
                table: "draft_attachments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "origin_checked_at",
                table: "attachments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin_dossier_code",
                table: "attachments",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "origin_is_issued",
                table: "attachments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "origin_paper_id",
                table: "attachments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin_unit_id",
                table: "attachments",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kept_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    procedure_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    procedure_version = table.Column<int>(type: "INTEGER", nullable: false),
                    paper_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    issued_paper_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    pages = table.Column<int>(type: "INTEGER", nullable: true),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    good_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    taken_out_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_papers", x => x.id);
                    table.ForeignKey(
                        name: "fk_kept_papers_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_kept_papers_issued_paper_id",
                table: "kept_papers",
                column: "issued_paper_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kept_papers_person_id_checked_at_id",
                table: "kept_papers",
                columns: new[] { "person_id", "checked_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_kept_papers_person_id_sha256_paper_code",
                table: "kept_papers",
                columns: new[] { "person_id", "sha256", "paper_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kept_papers_sha256",
                table: "kept_papers",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_kept_papers_taken_out_at",
                table: "kept_papers",
                column: "taken_out_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kept_papers");

            migrationBuilder.DropColumn(
                name: "kept_paper_id",
                table: "draft_attachments");

            migrationBuilder.DropColumn(
                name: "origin_checked_at",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "origin_dossier_code",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "origin_is_issued",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "origin_paper_id",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "origin_unit_id",
                table: "attachments");
        }
    }
}
