using AutoMapper;
using AutoMapper.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using OnlinePublicServices.Features;

namespace OnlinePublicServices.Architecture.Tests.Contract;

public sealed class ProjectionTests
{
    [Fact]
    public void Every_projection_of_a_read_fills_every_column_that_it_names()
    {
        var mapper = new MapperConfiguration(
            configuration => configuration.AddMaps(typeof(FeaturesModule).Assembly),
            NullLoggerFactory.Instance
        );

        mapper.Internal().GetAllTypeMaps().ShouldNotBeEmpty();
        mapper.AssertConfigurationIsValid();
    }
}
