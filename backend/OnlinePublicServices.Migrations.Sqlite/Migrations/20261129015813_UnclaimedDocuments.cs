using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UnclaimedDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "checked_at",
                table: "stored_documents",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<bool>(
                name: "is_leaving",
                table: "stored_documents",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "unclaimed_since",
                table: "stored_documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_uploads_sha256",
                table: "uploads",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_stored_documents_checked_at",
                table: "stored_documents",
                column: "checked_at");

            migrationBuilder.CreateIndex(
                name: "ix_stored_documents_unclaimed_since",
                table: "stored_documents",
                column: "unclaimed_since");

            migrationBuilder.CreateIndex(
                name: "ix_draft_attachments_original_sha256",
                table: "draft_attachments",
                column: "original_sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_uploads_sha256",
                table: "uploads");

            migrationBuilder.DropIndex(
                name: "ix_stored_documents_checked_at",
                table: "stored_documents");

            migrationBuilder.DropIndex(
                name: "ix_stored_documents_unclaimed_since",
                table: "stored_documents");

            migrationBuilder.DropIndex(
                name: "ix_draft_attachments_original_sha256",
                table: "draft_attachments");

            migrationBuilder.DropColumn(
                name: "checked_at",
                table: "stored_documents");

            migrationBuilder.DropColumn(
                name: "is_leaving",
                table: "stored_documents");

            migrationBuilder.DropColumn(
                name: "unclaimed_since",
                table: "stored_documents");
        }
    }
}
