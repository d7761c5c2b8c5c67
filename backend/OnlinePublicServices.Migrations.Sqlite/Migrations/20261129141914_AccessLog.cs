using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AccessLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_staff_looks_dossier_id",
                table: "staff_looks");

            migrationBuilder.DropIndex(
                name: "ix_apologies_unit_id_made_at_due_at",
                table: "apologies");

            migrationBuilder.DropIndex(
                name: "ix_apologies_made_at_dossier_id",
                table: "apologies");

            migrationBuilder.AddColumn<string>(
                name: "alarm",
                table: "staff_looks",
                type: "TEXT",
                maxLength: 670,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "hour",
                table: "staff_looks",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<bool>(
                name: "is_foreign",
                table: "staff_looks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "post_role",
                table: "staff_looks",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "post_unit",
                table: "staff_looks",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "purpose",
                table: "staff_looks",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "staff_looks",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unit_id",
                table: "staff_looks",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            // What was noted before this table knew posts and purposes: the dossier's unit, as work, each look by itself.
            migrationBuilder.Sql(
                """
                UPDATE staff_looks SET
                    unit_id = (SELECT d.unit_id FROM dossiers d WHERE d.id = staff_looks.dossier_id),
                    post_unit = (SELECT d.unit_id FROM dossiers d WHERE d.id = staff_looks.dossier_id),
                    post_role = 'ReceivingClerk',
                    purpose = 'Work',
                    hour = at,
                    subject_id = COALESCE(subject_id, dossier_id)
                """
            );

            migrationBuilder.AlterColumn<Guid>(
                name: "subject_id",
                table: "staff_looks",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_looks_account_at",
                table: "staff_looks",
                columns: new[] { "account", "at" },
                filter: "is_foreign");

            migrationBuilder.CreateIndex(
                name: "ix_staff_looks_alarm",
                table: "staff_looks",
                column: "alarm",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_looks_dossier_id_at_id",
                table: "staff_looks",
                columns: new[] { "dossier_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_looks_dossier_id_hour_account_what_subject_id_purpose",
                table: "staff_looks",
                columns: new[] { "dossier_id", "hour", "account", "what", "subject_id", "purpose" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_looks_unit_id_at_id",
                table: "staff_looks",
                columns: new[] { "unit_id", "at", "id" },
                filter: "is_foreign");

            migrationBuilder.CreateIndex(
                name: "ix_apologies_made_at_dossier_id",
                table: "apologies",
                columns: new[] { "made_at", "dossier_id" },
                filter: "made_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_apologies_unit_id_due_at_dossier_id",
                table: "apologies",
                columns: new[] { "unit_id", "due_at", "dossier_id" },
                filter: "made_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_staff_looks_account_at",
                table: "staff_looks");

            migrationBuilder.DropIndex(
                name: "ix_staff_looks_alarm",
                table: "staff_looks");

            migrationBuilder.DropIndex(
                name: "ix_staff_looks_dossier_id_at_id",
                table: "staff_looks");

            migrationBuilder.DropIndex(
                name: "ix_staff_looks_dossier_id_hour_account_what_subject_id_purpose",
                table: "staff_looks");

            migrationBuilder.DropIndex(
                name: "ix_staff_looks_unit_id_at_id",
                table: "staff_looks");

            migrationBuilder.DropIndex(
                name: "ix_apologies_unit_id_due_at_dossier_id",
                table: "apologies");

            migrationBuilder.DropIndex(
                name: "ix_apologies_made_at_dossier_id",
                table: "apologies");

            migrationBuilder.DropColumn(
                name: "alarm",
                table: "staff_looks");

            migrationBuilder.DropColumn(
                name: "hour",
                table: "staff_looks");

            migrationBuilder.DropColumn(
                name: "is_foreign",
                table: "staff_looks");

            migrationBuilder.DropColumn(
                name: "post_role",
                table: "staff_looks");

            migrationBuilder.DropColumn(
                name: "post_unit",
                table: "staff_looks");

            migrationBuilder.DropColumn(
                name: "purpose",
                table: "staff_looks");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "staff_looks");

            migrationBuilder.DropColumn(
                name: "unit_id",
                table: "staff_looks");

            migrationBuilder.AlterColumn<Guid>(
                name: "subject_id",
                table: "staff_looks",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.CreateIndex(
                name: "ix_staff_looks_dossier_id",
                table: "staff_looks",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_apologies_made_at_dossier_id",
                table: "apologies",
                columns: new[] { "made_at", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_apologies_unit_id_made_at_due_at",
                table: "apologies",
                columns: new[] { "unit_id", "made_at", "due_at" });
        }
    }
}
