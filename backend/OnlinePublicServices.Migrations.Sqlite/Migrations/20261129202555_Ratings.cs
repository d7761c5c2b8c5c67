using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlinePublicServices.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Ratings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rated_dossiers",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rated_dossiers", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_rated_dossiers_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ratings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    batch = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    satisfaction = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    comment = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ratings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rating_points",
                columns: table => new
                {
                    rating_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    criterion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_points", x => new { x.rating_id, x.criterion });
                    table.ForeignKey(
                        name: "fk_rating_points_ratings_rating_id",
                        column: x => x.rating_id,
                        principalTable: "ratings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ratings_unit_id_batch",
                table: "ratings",
                columns: new[] { "unit_id", "batch" });

            migrationBuilder.CreateIndex(
                name: "ix_ratings_unit_id_month",
                table: "ratings",
                columns: new[] { "unit_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_ratings_unit_id_month_id",
                table: "ratings",
                columns: new[] { "unit_id", "month", "id" },
                filter: "comment IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rated_dossiers");

            migrationBuilder.DropTable(
                name: "rating_points");

            migrationBuilder.DropTable(
                name: "ratings");
        }
    }
}
