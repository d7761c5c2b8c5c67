using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations.Identity
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
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "warned_at",
                table: "identity_accounts",
                type: "timestamp with time zone",
                nullable: true);

            // Nobody noted it before: what is not used counts from now on.
            migrationBuilder.Sql("UPDATE identity_accounts SET used_at = now()");
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
