using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FilingsByUnit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_dossiers_unit_id_submitted_at",
                table: "dossiers",
                columns: new[] { "unit_id", "submitted_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_dossiers_unit_id_submitted_at",
                table: "dossiers");
        }
    }
}
