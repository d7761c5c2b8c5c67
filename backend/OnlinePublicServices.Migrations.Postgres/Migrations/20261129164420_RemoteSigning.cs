using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RemoteSigning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "remote_algorithm",
                table: "staff_certificates",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "remote_credential_id",
                table: "staff_certificates",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "remote_provider",
                table: "staff_certificates",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "remote_consents",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    account = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: false),
                    @protected = table.Column<byte[]>(name: "protected", type: "bytea", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remote_consents", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_remote_consents_expires_at",
                table: "remote_consents",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "remote_consents");

            migrationBuilder.DropColumn(
                name: "remote_algorithm",
                table: "staff_certificates");

            migrationBuilder.DropColumn(
                name: "remote_credential_id",
                table: "staff_certificates");

            migrationBuilder.DropColumn(
                name: "remote_provider",
                table: "staff_certificates");
        }
    }
}
