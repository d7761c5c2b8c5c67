using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TransfersByAccount : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payment_attempts_provider_transaction",
                table: "payment_attempts");

            migrationBuilder.DropIndex(
                name: "ix_payment_attempts_started_at",
                table: "payment_attempts");

            migrationBuilder.AddColumn<string>(
                name: "key",
                table: "payment_links",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "made_by",
                table: "payment_links",
                type: "TEXT",
                maxLength: 640,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "account",
                table: "payment_attempts",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_settlement_rows_file_id_reference",
                table: "settlement_rows",
                columns: new[] { "file_id", "reference" });

            migrationBuilder.CreateIndex(
                name: "ix_settlement_rows_file_id_transaction",
                table: "settlement_rows",
                columns: new[] { "file_id", "transaction" });

            migrationBuilder.CreateIndex(
                name: "ix_settlement_files_given_at",
                table: "settlement_files",
                column: "given_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_attempts_paid_at_id",
                table: "payment_attempts",
                columns: new[] { "paid_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_attempts_provider_account_transaction",
                table: "payment_attempts",
                columns: new[] { "provider", "account", "transaction" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_attempts_refunded_at_id",
                table: "payment_attempts",
                columns: new[] { "refunded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_attempts_started_at_id",
                table: "payment_attempts",
                columns: new[] { "started_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_settlement_rows_file_id_reference",
                table: "settlement_rows");

            migrationBuilder.DropIndex(
                name: "ix_settlement_rows_file_id_transaction",
                table: "settlement_rows");

            migrationBuilder.DropIndex(
                name: "ix_settlement_files_given_at",
                table: "settlement_files");

            migrationBuilder.DropIndex(
                name: "ix_payment_attempts_paid_at_id",
                table: "payment_attempts");

            migrationBuilder.DropIndex(
                name: "ix_payment_attempts_provider_account_transaction",
                table: "payment_attempts");

            migrationBuilder.DropIndex(
                name: "ix_payment_attempts_refunded_at_id",
                table: "payment_attempts");

            migrationBuilder.DropIndex(
                name: "ix_payment_attempts_started_at_id",
                table: "payment_attempts");

            migrationBuilder.DropColumn(
                name: "key",
                table: "payment_links");

            migrationBuilder.DropColumn(
                name: "made_by",
                table: "payment_links");

            migrationBuilder.DropColumn(
                name: "account",
                table: "payment_attempts");

            migrationBuilder.CreateIndex(
                name: "ix_payment_attempts_provider_transaction",
                table: "payment_attempts",
                columns: new[] { "provider", "transaction" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_attempts_started_at",
                table: "payment_attempts",
                column: "started_at");
        }
    }
}
