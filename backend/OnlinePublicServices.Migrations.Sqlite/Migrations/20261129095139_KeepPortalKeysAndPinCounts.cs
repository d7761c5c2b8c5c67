using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepPortalKeysAndPinCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pin_counts",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    wrong_in_a_row = table.Column<int>(type: "INTEGER", nullable: false),
                    recent = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pin_counts", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "portal_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    @protected = table.Column<byte[]>(name: "protected", type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_keys", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pin_counts");

            migrationBuilder.DropTable(
                name: "portal_keys");
        }
    }
}
