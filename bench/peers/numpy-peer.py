"""The eight-input model in NumPy: prints seconds and statistics as JSON. Usage: numpy-peer.py DRAWS"""
import json
import sys
import time

import numpy as np

draws = int(sys.argv[1])
batch = min(draws, 1 << 16)
levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99]


def daily_cost(rng, n):
    users = rng.lognormal(np.log(12e6), 0.3, n)
    queries = rng.gamma(4, 2, n)
    tokens = rng.lognormal(np.log(250), 0.5, n)
    speed = 300 + 1200 * rng.beta(2, 4, n)
    utilization = rng.beta(8, 12, n)
    price = rng.triangular(1, 1.6, 3, n)
    power = rng.normal(0.65, 0.05, n)
    electricity = rng.uniform(0.05, 0.12, n)
    return users * queries * tokens / (speed * utilization * 86400) * (price + power * electricity) * 24


def run(n):
    rng = np.random.Generator(np.random.SFC64(1))
    # Batches that stay in the cache are NumPy's fastest way.
    cost = np.empty(n)
    for start in range(0, n, batch):
        cost[start : start + batch] = daily_cost(rng, min(batch, n - start))
    return cost.mean(), cost.std(ddof=1), np.quantile(cost, levels)


run(1 << 14)
start = time.perf_counter()
mean, sd, quantiles = run(draws)
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "mean": mean, "sd": sd, "quantiles": list(quantiles), "version": "NumPy " + np.__version__}))
