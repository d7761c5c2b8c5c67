using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CounterDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "clerk_account",
                table: "drafts",
                type: "TEXT",
                maxLength: 640,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_drafts_clerk_account_changed_at",
                table: "drafts",
                columns: new[] { "clerk_account", "changed_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_drafts_clerk_account_changed_at",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "clerk_account",
                table: "drafts");
        }
    }
}
