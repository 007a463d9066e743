namespace AttnGen.Tests;

/// <summary>The examples of the documentation compile and say what is true.</summary>
public sealed class EvaluationExampleTests
{
    [Fact]
    public void Confusion()
    {
        string[] actual = ["cat", "dog", "dog", "bird"], predicted = ["cat", "cat", "dog", "bird"];
        ConfusionMatrix confusion = ConfusionMatrix.From(actual, predicted);
        Assert.Equal(1, confusion[2, 1]);
        Assert.Equal(0.75, confusion.Metrics().Accuracy);

        ConfusionMatrix counts = ConfusionMatrix.FromCounts(new[,] { { 8, 2 }, { 1, 9 } }, ["cat", "dog"]);
        Assert.Equal([0.8f, 0.2f, 0.1f, 0.9f], counts.Normalize(ConfusionNormalization.True).Values);
        int[] numbers = [0, 1, 2, 2], guesses = [0, 2, 2, 2];
        Assert.Equal(10, ConfusionMatrix.From(numbers, guesses, classes: 10).Classes);
    }

    [Fact]
    public void Metrics()
    {
        int[] actual = [0, 1, 2, 2, 2], predicted = [0, 0, 2, 2, 1];
        ClassificationMetrics metrics = ConfusionMatrix.From(actual, predicted, ["cat", "dog", "bird"]).Metrics();
        Assert.Equal(0.6, metrics.Accuracy);
        Assert.Equal(2 / 3.0, metrics.Classes[2].Recall);
        Assert.Equal(
            """
                          precision    recall  f1-score   support

                     cat       0.50      1.00      0.67         1
                     dog       0.00      0.00      0.00         1
                    bird       1.00      0.67      0.80         3

                accuracy                           0.60         5
               macro avg       0.50      0.56      0.49         5
            weighted avg       0.70      0.60      0.61         5

            """,
            metrics.ToString());
    }
}
