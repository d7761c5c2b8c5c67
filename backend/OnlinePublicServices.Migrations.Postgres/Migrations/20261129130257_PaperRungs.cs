using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PaperRungs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "rung",
                table: "issued_papers",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Nothing");

            migrationBuilder.AddColumn<string>(
                name: "sealed_sha256",
                table: "issued_papers",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            // What was signed before there were rungs bears the signature of its person.
            migrationBuilder.Sql("UPDATE issued_papers SET rung = 'Person' WHERE sha256 IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_issued_papers_issued_by_rung_issued_at",
                table: "issued_papers",
                columns: new[] { "issued_by", "rung", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_issued_papers_sealed_sha256",
                table: "issued_papers",
                column: "sealed_sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_issued_papers_state_issued_at",
                table: "issued_papers",
                columns: new[] { "state", "issued_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_issued_papers_issued_by_rung_issued_at",
                table: "issued_papers");

            migrationBuilder.DropIndex(
                name: "ix_issued_papers_sealed_sha256",
                table: "issued_papers");

            migrationBuilder.DropIndex(
                name: "ix_issued_papers_state_issued_at",
                table: "issued_papers");

            migrationBuilder.DropColumn(
                name: "rung",
                table: "issued_papers");

            migrationBuilder.DropColumn(
                name: "sealed_sha256",
                table: "issued_papers");
        }
    }
}
