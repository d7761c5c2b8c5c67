using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Looks;

namespace OnlinePublicServices.Features.Pipeline;

/// <summary>
/// Registers the mediator, every handler and validator of this assembly, and the pipeline in its one visible order.
/// Own lines, because the package that did this for the mediator's 5.x line can't be had for this framework.
/// </summary>
internal static class MediatorRegistration
{
    public static IServiceCollection AddMediator(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => type => provider.GetService(type)!);
        services.AddScoped<IMediator, Mediator>();

        var types = typeof(MediatorRegistration)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false });
        foreach (var type in types.Where(t => !t.IsGenericTypeDefinition))
        {
            foreach (var handler in type.GetInterfaces().Where(i => IsClosed(i, typeof(IRequestHandler<,>))))
            {
                services.AddScoped(handler, type);
            }
        }

        services.AddValidatorsFromAssembly(typeof(MediatorRegistration).Assembly, includeInternalTypes: true);

        // Outermost first.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LookBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehavior<,>));
        AddIdempotency(services);
        return services;
    }

    /// <summary>Closed by hand: the container can't take an answer's type apart by itself.</summary>
    private static void AddIdempotency(IServiceCollection services)
    {
        foreach (
            var request in typeof(IRepeatable).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IRepeatable)))
        )
        {
            var act = Array.Find(request.GetInterfaces(), i => IsClosed(i, typeof(IAct<>)));
            if (request.IsInterface || act is null)
            {
                continue;
            }

            var value = act.GetGenericArguments()[0];
            services.AddScoped(
                typeof(IPipelineBehavior<,>).MakeGenericType(
                    request,
                    typeof(Domain.Rules.Result<>).MakeGenericType(value)
                ),
                typeof(IdempotencyBehavior<,>).MakeGenericType(request, value)
            );
        }
    }

    private static bool IsClosed(Type candidate, Type open) =>
        candidate.IsGenericType && candidate.GetGenericTypeDefinition() == open;
}
