using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations.Identity
{
    /// <inheritdoc />
    public partial class LastUseOfAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "used_at",
                table: "identity_accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "warned_at",
                table: "identity_accounts",
                type: "TEXT",
                nullable: true);

            // Nobody noted it before: what is not used counts from now on.
            migrationBuilder.Sql("UPDATE identity_accounts SET used_at = strftime('%Y-%m-%d %H:%M:%f', 'now')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "used_at",
                table: "identity_accounts");

            migrationBuilder.DropColumn(
                name: "warned_at",
                table: "identity_accounts");
        }
    }
}
