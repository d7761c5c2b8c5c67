using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OnlinePublicServices.Architecture.Tests.Contract;

/// <summary>The written migrations against the model of the code, for both databases and both contexts.</summary>
public sealed class ModelTests
{
    public static TheoryData<string> Factories =>
        [
            .. new[] { "Sqlite", "Postgres" }
                .SelectMany(provider => Assembly.Load("OnlinePublicServices.Migrations." + provider).GetTypes())
                .Where(type => FactoryOf(type) is not null)
                .Select(type => type.AssemblyQualifiedName!),
        ];

    [Fact]
    public void Both_contexts_have_migrations_for_both_databases() => Factories.Count.ShouldBe(4);

    [Theory]
    [MemberData(nameof(Factories))]
    public void No_change_of_the_model_waits_for_its_migration(string factory)
    {
        using var context = Create(factory);

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        var names = Factories
            .Select(row => Create(row.Data))
            .GroupBy(
                context => context.GetType(),
                context => string.Join(' ', context.Database.GetMigrations().Select(id => id.Split('_', 2)[1]))
            );

        names.ShouldAllBe(context => context.Distinct().Count() == 1);
    }

    private static DbContext Create(string factory)
    {
        var type = Type.GetType(factory, throwOnError: true)!;
        return (DbContext)
            FactoryOf(type)!
                .GetMethod("CreateDbContext")!
                .Invoke(Activator.CreateInstance(type), [Array.Empty<string>()])!;
    }

    private static Type? FactoryOf(Type type) =>
        Array.Find(
            type.GetInterfaces(),
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>)
        );
}
