using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ResultReturns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "result_returns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    counter_unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    address_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    address_phone = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    address_detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    address_commune = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    address_province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    rate_price_vnd = table.Column<long>(type: "bigint", nullable: true),
                    rate_days = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_result_returns", x => x.id);
                    table.ForeignKey(
                        name: "fk_result_returns_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collection_mandates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    personal_id = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    result_return_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collection_mandates", x => x.id);
                    table.ForeignKey(
                        name: "fk_collection_mandates_result_returns_result_return_id",
                        column: x => x.result_return_id,
                        principalTable: "result_returns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "parcels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    address_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    address_phone = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    address_detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    address_commune = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    address_province_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    rate_price_vnd = table.Column<long>(type: "bigint", nullable: true),
                    rate_days = table.Column<int>(type: "integer", nullable: true),
                    counter_unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    item_code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    refusal_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    begun_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    left_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    next_ask_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    was_punctual = table.Column<bool>(type: "boolean", nullable: true),
                    result_return_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parcels", x => x.id);
                    table.ForeignKey(
                        name: "fk_parcels_result_returns_result_return_id",
                        column: x => x.result_return_id,
                        principalTable: "result_returns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "parcel_traces",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    parcel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    account = table.Column<string>(type: "character varying(640)", maxLength: 640, nullable: true),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parcel_traces", x => new { x.parcel_id, x.number });
                    table.ForeignKey(
                        name: "fk_parcel_traces_parcels_parcel_id",
                        column: x => x.parcel_id,
                        principalTable: "parcels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_collection_mandates_result_return_id",
                table: "collection_mandates",
                column: "result_return_id");

            migrationBuilder.CreateIndex(
                name: "ix_parcels_counter_unit_id_state",
                table: "parcels",
                columns: new[] { "counter_unit_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_parcels_item_code",
                table: "parcels",
                column: "item_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parcels_next_ask_at",
                table: "parcels",
                column: "next_ask_at");

            migrationBuilder.CreateIndex(
                name: "ix_parcels_number",
                table: "parcels",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parcels_result_return_id",
                table: "parcels",
                column: "result_return_id");

            migrationBuilder.CreateIndex(
                name: "ix_parcels_state_begun_at",
                table: "parcels",
                columns: new[] { "state", "begun_at" });

            migrationBuilder.CreateIndex(
                name: "ix_result_returns_dossier_id",
                table: "result_returns",
                column: "dossier_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_result_returns_unit_id",
                table: "result_returns",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collection_mandates");

            migrationBuilder.DropTable(
                name: "parcel_traces");

            migrationBuilder.DropTable(
                name: "parcels");

            migrationBuilder.DropTable(
                name: "result_returns");
        }
    }
}
