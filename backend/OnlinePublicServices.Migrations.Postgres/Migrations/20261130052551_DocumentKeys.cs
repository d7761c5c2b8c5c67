using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DocumentKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "key_name",
                table: "stored_documents",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "document_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_key = table.Column<byte[]>(type: "bytea", maxLength: 60, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    current_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_keys", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_stored_documents_key_name_sha256",
                table: "stored_documents",
                columns: new[] { "key_name", "sha256" });

            migrationBuilder.CreateIndex(
                name: "ix_document_keys_current_from",
                table: "document_keys",
                column: "current_from",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "document_keys");

            migrationBuilder.DropIndex(
                name: "ix_stored_documents_key_name_sha256",
                table: "stored_documents");

            migrationBuilder.DropColumn(
                name: "key_name",
                table: "stored_documents");
        }
    }
}
