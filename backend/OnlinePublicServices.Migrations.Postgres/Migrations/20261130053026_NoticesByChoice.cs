using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NoticesByChoice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "notices",
                table: "people",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "awaits_choice",
                table: "outbox_messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "outbox_messages",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "person_id",
                table: "outbox_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "read_at",
                table: "outbox_messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "reported_at",
                table: "outbox_messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "short_message_id",
                table: "outbox_messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "told_at",
                table: "outbox_messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "told_by",
                table: "outbox_messages",
                type: "character varying(700)",
                maxLength: 700,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "told_how",
                table: "outbox_messages",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sms_traces",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    short_message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hearing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sms_traces", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_person_id_created_at_id",
                table: "outbox_messages",
                columns: new[] { "person_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_person_id_read_at",
                table: "outbox_messages",
                columns: new[] { "person_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_short_message_id",
                table: "outbox_messages",
                column: "short_message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sms_traces_short_message_id",
                table: "sms_traces",
                column: "short_message_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sms_traces");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_person_id_created_at_id",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_person_id_read_at",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_short_message_id",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "notices",
                table: "people");

            migrationBuilder.DropColumn(
                name: "awaits_choice",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "person_id",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "read_at",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "reported_at",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "short_message_id",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "told_at",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "told_by",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "told_how",
                table: "outbox_messages");
        }
    }
}
