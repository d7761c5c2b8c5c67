using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Domain.Procedures;

/// <summary>Draws a procedure's process as a Mermaid flow chart: each step with its unit, position and time.</summary>
public static class ProcessDiagram
{
    /// <summary>The chart, its texts in the language of the data.</summary>
    public static string Of(Procedure procedure)
    {
        var chart = new StringBuilder("flowchart LR\n");
        foreach (var step in procedure.Process)
        {
            chart.Append(CultureInfo.InvariantCulture, $"    {step.Id}[\"{Words(step)}\"]\n");
            foreach (var other in step.Alongside)
            {
                chart.Append(CultureInfo.InvariantCulture, $"    {other.Id}([\"{Words(other)}\"])\n");
                chart.Append(CultureInfo.InvariantCulture, $"    {step.Id} <-.-> {other.Id}\n");
            }
        }

        foreach (var (step, next) in procedure.Process.Zip(procedure.Process.Skip(1)))
        {
            chart.Append(CultureInfo.InvariantCulture, $"    {step.Id} --> {next.Id}\n");
        }

        return chart.ToString();
    }

    private static string Words(ProcessStep step) =>
        $"{step.Name.Vi}<br/>{step.Function}, {step.Role}{(step.Time is null ? "" : $"<br/>{step.Time}")}";
}
