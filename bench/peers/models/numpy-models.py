"""The models of models.ts in NumPy. Usage: numpy-models.py MODEL SHORT LONG, and the observed values as JSON on standard input."""
import json
import sys
import time

import numpy as np

model, short, long = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
observed = np.array(json.load(sys.stdin))
batch = min(short, 1 << 16)
levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99]
factor = np.linalg.cholesky(np.array([[1, 0.5, 0, 0], [0.5, 1, 0.3, 0], [0, 0.3, 1, 0.6], [0, 0, 0.6, 1]]))
values, chances = np.array([1.0, 2.0, 8.0]), np.array([0.5, 0.3, 0.2])


def light_sum(rng, n):
    return rng.normal(1, 2, n) + rng.normal(3, 1, n) + rng.uniform(0, 4, n)


def correlated(rng, n):
    a, b, c, d = factor @ rng.standard_normal((4, n))
    return (1 + 2 * a) + (3 + b) + np.exp(0.5 * c) * np.exp(1 + 0.3 * d)


def discrete(rng, n):
    return rng.choice(values, n, p=chances) * rng.poisson(20, n) + (rng.random(n) < 0.3)


def mixtures(rng, n):
    a = np.where(rng.random(n) < 0.5, rng.normal(0, 1, n), rng.uniform(2, 5, n))
    return a + np.where(rng.random(n) < 0.7, rng.normal(10, 1, n), rng.normal(20, 2, n))


def empirical(rng, n):
    return observed[rng.integers(0, len(observed), n)] + observed[rng.integers(0, len(observed), n)]


def hundred_inputs(rng, n):
    total = np.zeros(n)
    for _ in range(100):
        total += rng.normal(1, 0.1, n)
    return total


def heavy_formula(rng, n):
    a, b, c = rng.uniform(1, 2, n), rng.uniform(1, 3, n), rng.uniform(0, 2, n)
    return a**b + np.exp(c) * np.log(a + b) + np.sin(a * b) + (a + c) ** 1.7 + np.cos(b)


def run(n):
    rng = np.random.Generator(np.random.SFC64(1))
    # Batches that stay in the cache are NumPy's fastest way.
    y = np.empty(n)
    for start in range(0, n, batch):
        y[start : start + batch] = globals()[model](rng, min(batch, n - start))
    return y.mean(), y.std(ddof=1), np.quantile(y, levels)


def timed(n):
    start = time.process_time()
    answer = run(n)
    return time.process_time() - start, answer


run(short)
few, _ = timed(short)
many, (mean, sd, _) = timed(long)
print(json.dumps({"seconds": [few, many], "mean": mean, "sd": sd, "version": "NumPy " + np.__version__}))
